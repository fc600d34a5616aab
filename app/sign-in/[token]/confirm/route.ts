import { emptyForm } from '@/lib/forms/booking'
import { acceptNext } from '@/lib/forms/sign-in'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { signInByLink } from '@/lib/use-cases/sign-in'

/** The button behind a letter's link: signs this browser in, once. A link that is over gets the same words whatever the cause (T8). */
export const POST = handlePost({
  form: 'sign-in-link',
  page: ({ token = '' }) => routes.signInLink(token),
  schema: emptyForm,
  act: async (_, { signedIn }, { token = '' }) => {
    const outcome = await signInByLink(token, signedIn?.sessionId ?? null)
    if (outcome === null) return { status: 410, json: { error: 'link-ended' }, to: routes.signInLink(token) }
    const to = acceptNext(outcome.nextPath) ?? routes.account
    return {
      status: 200,
      json: { next: to },
      to,
      cookies: [{ kind: 'session', value: outcome.sessionToken }],
    }
  },
})
