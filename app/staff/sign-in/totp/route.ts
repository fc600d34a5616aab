import { secondFactorForm } from '@/lib/forms/staff-sign-in'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { proveSecondFactor } from '@/lib/use-cases/prove-second-factor'
import { slowDown, tryAgain } from '../answers'

/** The second factor: only here a session begins, under a new id. */
export const POST = handlePost({
  form: 'staff-sign-in',
  page: () => routes.staffSignIn,
  schema: secondFactorForm,
  act: async ({ totp }, { browser, network, signedIn }) => {
    const sessionId = signedIn?.sessionId ?? null
    const answer = await proveSecondFactor(totp, { browserHash: browser.hash, network, sessionId })
    if (answer.ok)
      return {
        status: 200,
        json: { next: routes.staff },
        to: routes.staff,
        cookies: [{ kind: 'session', value: answer.sessionToken }],
      }
    if (answer.reason === 'too-many') return slowDown
    if (answer.reason === 'begin-again')
      return tryAgain('begin-again', {
        email: 'Ten minutes are over. Please begin again with your address and password.',
      })
    return tryAgain('wrong-code', {
      totp: 'This code was not accepted. Each works once: wait for the next one in your app.',
    })
  },
})
