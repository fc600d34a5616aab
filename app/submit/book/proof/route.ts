import { replyToBooked } from '@/app/book/replies'
import { codeErrors } from '@/app/sign-in/code-errors'
import { env } from '@/lib/env'
import { proofForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { otherContent } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { proveBooking } from '@/lib/use-cases/prove-booking'

/** Sent on by the server in front for `POST /book/proof`: the code of the letter books the time and signs in. */
export const POST = handlePost({
  form: 'book-proof',
  page: () => routes.bookProof,
  schema: proofForm,
  act: async ({ code }, { browser, repeat, signedIn }) => {
    const sessionId = signedIn?.sessionId ?? null
    const outcome = await proveBooking(code, {
      browserHash: browser.hash,
      repeat,
      publicUrl: env().publicUrl,
      sessionId,
    })
    if (outcome.ok)
      return { ...replyToBooked(outcome.booked), cookies: [{ kind: 'session', value: outcome.sessionToken }] }
    if (outcome.reason === 'other-content') return otherContent(routes.bookProof)
    return codeErrors(outcome.reason, outcome.triesLeft, routes.bookProof)
  },
})
