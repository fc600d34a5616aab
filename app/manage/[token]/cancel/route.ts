import { env } from '@/lib/env'
import { cancelForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { notFound, otherContent, type Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import type { Cancelled } from '@/lib/use-cases/cancel-appointment'
import { cancelByLink } from '@/lib/use-cases/cancel-by-link'

/** The button of a letter's page: cancels this appointment, once or again. */
export const POST = handlePost({
  form: 'manage-cancel',
  page: ({ token = '' }) => routes.manage(token),
  schema: cancelForm,
  act: async ({ reason }, { repeat }, { token = '' }) =>
    replyTo(await cancelByLink(token, { reason, repeat, publicUrl: env().publicUrl }), routes.manage(token)),
})

function replyTo(outcome: Cancelled, page: string): Reply {
  if (outcome.ok) return { status: 200, json: { state: outcome.state }, to: page }
  if (outcome.reason === 'other-content') return otherContent(page)
  if (outcome.reason === 'not-found' || outcome.reason === 'not-allowed') return notFound
  return { status: 409, json: { error: outcome.reason }, to: page }
}
