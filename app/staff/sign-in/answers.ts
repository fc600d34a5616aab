import type { Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'

/** Back to the form with one sentence. Nothing says which of the two was wrong. */
export const tryAgain = (error: string, notice: string): Reply => ({
  status: 422,
  json: { error },
  to: routes.staffSignIn,
  notice,
})

export const slowDown: Reply = {
  status: 429,
  json: { error: 'too-many' },
  to: routes.staffSignIn,
  notice: 'That were many tries in a short time. Please wait a quarter of an hour, then try again.',
  retryAfter: 900,
}
