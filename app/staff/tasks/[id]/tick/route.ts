import { z } from 'zod'
import { handlePost } from '@/lib/http/post'
import { notFound } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { tickTask } from '@/lib/use-cases/tick-task'
import { staffWhoSent } from '../../../staff-post'

export const POST = handlePost({
  form: 'staff-task',
  page: () => routes.staffTasks,
  schema: z.object({}),
  act: async (_, caller, { id = '' }) => {
    const asked = await staffWhoSent(caller, 'tick-task')
    if (!asked.ok) return asked.reply
    const ticked = await tickTask(asked.actor, id)
    return ticked.ok ? { status: 200, json: { done: true }, to: routes.staffTasks } : notFound
  },
})
