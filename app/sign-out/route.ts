import { emptyForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { signOut } from '@/lib/use-cases/sign-out'

/** Ends this browser's session at once. */
export const POST = handlePost({
  form: 'sign-out',
  page: () => routes.home,
  schema: emptyForm,
  act: async (_, { signedIn }) => {
    if (signedIn !== null) await signOut(signedIn.sessionId)
    const to = signedIn?.actor.kind === 'staff' ? routes.staffSignIn : routes.home
    return { status: 200, json: { next: to }, to, cookies: [{ kind: 'session', value: null }] }
  },
})
