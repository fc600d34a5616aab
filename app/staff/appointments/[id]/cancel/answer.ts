import { notFound, otherContent, type Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import type { CancelledByStaff } from '@/lib/use-cases/cancel-by-staff'

/** What the desk is told; another therapist's appointment is told of as of one that does not exist (T24). */
export function answerCancelled(cancelled: CancelledByStaff, id: string): Reply {
  const page = routes.staffAppointment(id)
  if (cancelled.ok) return { status: 200, json: { state: cancelled.state }, to: page }
  switch (cancelled.reason) {
    case 'not-found':
      return notFound
    case 'other-content':
      return otherContent(page)
    case 'ended':
    case 'too-late':
      return {
        status: 409,
        json: { error: cancelled.reason },
        to: page,
        notice: 'This appointment is over or was ended before: there is nothing left to cancel.',
      }
  }
}
