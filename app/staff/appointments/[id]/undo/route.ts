import { staffUndoForm } from '@/lib/forms/staff-decide'
import { handlePost } from '@/lib/http/post'
import { notFound, otherContent, type Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { type Undone, undoDecision } from '@/lib/use-cases/undo-decision'
import { staffWhoSent } from '../../../staff-post'
import { toldPage } from '../told'

/** Takes the decision back that the page showed, while its time lasts. */
export const POST = handlePost({
  form: 'staff-decide',
  page: ({ id = '' }) => routes.staffAppointment(id),
  schema: staffUndoForm,
  act: async ({ until }, caller, { id: appointmentId = '' }) => {
    const asked = await staffWhoSent(caller, 'decide-request')
    if (!asked.ok) return asked.reply
    const { repeat } = caller
    return answer(await undoDecision(asked.actor, { appointmentId, until, repeat }), appointmentId)
  },
})

function answer(undone: Undone, id: string): Reply {
  const page = routes.staffAppointment(id)
  if (undone.ok) return { status: 200, json: { state: undone.state }, to: page }
  switch (undone.reason) {
    case 'not-found':
      return notFound
    case 'other-content':
      return otherContent(page)
    case 'stale':
    case 'too-late': {
      const { reason, state } = undone
      return { status: 409, json: { error: reason, state }, to: toldPage(id, reason) }
    }
  }
}
