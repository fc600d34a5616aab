import { emptyForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { notFound } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { tickMessage } from '@/lib/use-cases/tick-message'
import { staffWhoSent } from '../../../staff-post'

export const POST = handlePost({
  form: 'staff-message',
  page: () => routes.staffMessages,
  schema: emptyForm,
  act: async (_, caller, { id = '' }) => {
    const asked = await staffWhoSent(caller, 'tick-message')
    if (!asked.ok) return asked.reply
    const ticked = await tickMessage(asked.actor, id)
    return ticked.ok ? { status: 200, json: { done: true }, to: routes.staffMessages } : notFound
  },
})
