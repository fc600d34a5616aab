import { z } from 'zod'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { endOtherSessions } from '@/lib/use-cases/end-other-sessions'
import { staffWhoSent } from '../../staff-post'

export const POST = handlePost({
  form: 'staff-sessions',
  page: () => routes.staffSessions,
  schema: z.object({}),
  act: async (_, caller) => {
    const asked = await staffWhoSent(caller, 'end-sessions')
    if (!asked.ok) return asked.reply
    if (caller.signedIn !== null) await endOtherSessions(asked.actor, caller.signedIn.sessionId)
    return { status: 200, json: { done: true }, to: routes.staffSessions }
  },
})
