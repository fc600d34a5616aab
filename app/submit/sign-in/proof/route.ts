import { codeErrors } from '@/app/sign-in/code-errors'
import { acceptNext, signInProofForm } from '@/lib/forms/sign-in'
import { handlePost } from '@/lib/http/post'
import { otherContent } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { signInByCode } from '@/lib/use-cases/sign-in'

/** Sent on by the server in front for `POST /sign-in/proof`: the code of the letter, in the browser that asked for it. */
export const POST = handlePost({
  form: 'sign-in-proof',
  page: () => routes.signInProof,
  schema: signInProofForm,
  act: async ({ code }, { browser, repeat, signedIn }) => {
    const outcome = await signInByCode(code, {
      browserHash: browser.hash,
      repeat,
      sessionId: signedIn?.sessionId ?? null,
    })
    if (outcome.ok) {
      const to = acceptNext(outcome.nextPath) ?? routes.account
      return {
        status: 200,
        json: { next: to },
        to,
        cookies: [{ kind: 'session', value: outcome.sessionToken }],
      }
    }
    if (outcome.reason === 'other-content') return otherContent(routes.signInProof)
    return codeErrors(outcome.reason, outcome.triesLeft, routes.signInProof)
  },
})
