import type { FieldErrors, Reply } from '@/lib/http/reply'
import { routes } from '@/lib/routes'

/** Back to the form, whose fields say what to look at again. */
export const tryAgain = (error: string, errors: FieldErrors): Reply => ({
  status: 422,
  json: { error },
  to: routes.staffSignIn,
  errors,
})

export const slowDown: Reply = {
  status: 429,
  json: { error: 'too-many' },
  to: routes.staffSignIn,
  notice: 'That were many tries in a short time. Please wait a quarter of an hour, then try again.',
  retryAfter: 900,
}
