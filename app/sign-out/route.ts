import type { CookieChange } from '@/lib/auth/cookies'
import { emptyForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { signOut } from '@/lib/use-cases/sign-out'

const nobody: CookieChange[] = [
  { kind: 'session', value: null },
  { kind: 'browser', value: null },
]

/**
 * Ends this browser's session at once, and forgets what was typed in it: the next person at it finds neither, nor the time that
 * was held, which is open again when its minutes are over.
 */
export const POST = handlePost({
  form: 'sign-out',
  page: () => routes.home,
  schema: emptyForm,
  act: async (_, { signedIn, browser }) => {
    await signOut({ sessionId: signedIn?.sessionId ?? null, browserHash: browser.hash })
    const to = signedIn?.actor.kind === 'staff' ? routes.staffSignIn : routes.home
    return { status: 200, json: { next: to }, to, cookies: nobody }
  },
})
