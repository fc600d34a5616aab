import { isoInstant } from '@/lib/domain/time/types'
import { staffDecideForm } from '@/lib/forms/staff-decide'
import { handlePost } from '@/lib/http/post'
import { notFound, otherContent, type Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { type Decided, type Deciding, decideRequest } from '@/lib/use-cases/decide-request'
import { staffWhoSent } from '../../staff-post'
import { toldPage } from './told'

/** The two answers to a request differ in one word. */
export const decidePost = (decision: Deciding['decision']) =>
  handlePost({
    form: 'staff-decide',
    page: ({ id = '' }) => routes.staffAppointment(id),
    schema: staffDecideForm,
    act: async ({ version, reason }, caller, { id: appointmentId = '' }) => {
      const asked = await staffWhoSent(caller, 'decide-request')
      if (!asked.ok) return asked.reply
      const { repeat } = caller
      const deciding = { appointmentId, version, decision, reason, repeat }
      return answer(await decideRequest(asked.actor, deciding), appointmentId)
    },
  })

function answer(decided: Decided, id: string): Reply {
  const page = routes.staffAppointment(id)
  if (decided.ok) {
    const { decision, until } = decided
    return { status: 200, json: { decision, until: isoInstant(until) }, to: page }
  }
  switch (decided.reason) {
    case 'not-found':
      return notFound
    case 'other-content':
      return otherContent(page)
    case 'stale':
    case 'decided':
    case 'ended': {
      const { reason, state } = decided
      return { status: 409, json: { error: reason, state }, to: toldPage(id, reason) }
    }
  }
}
