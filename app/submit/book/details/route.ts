import { replyToBooked } from '@/app/book/replies'
import { env } from '@/lib/env'
import { detailsForm, readAnswers } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { fieldErrors, otherContent, type Reply, tooMany } from '@/lib/http/reply'
import { routes } from '@/lib/routes'
import { type DetailsOutcome, giveDetails, listQuestions } from '@/lib/use-cases/give-details'

/** Sent on by the server in front for `POST /book/details`: who is coming, and a code to their address. */
export const POST = handlePost({
  form: 'book-details',
  page: () => routes.bookDetails,
  begins: ['book-proof'],
  schema: detailsForm,
  guarded: { status: 202, json: { next: routes.bookProof, heldUntil: null }, to: routes.bookProof },
  act: async ({ name, email, phone, policies, hold, ...rest }, { browser, network, repeat, signedIn }) => {
    const questions = await listQuestions(browser.hash, hold)
    if (questions === null) return otherTime
    const read = readAnswers(rest, questions)
    if (!read.ok) return fieldErrors(read.errors, routes.bookDetails)
    const details = { name, email, phone, answers: read.answers }
    const client = signedIn?.actor.kind === 'client' ? { actor: signedIn.actor, email: signedIn.email } : null
    const caller = {
      browserHash: browser.hash,
      network,
      repeat,
      publicUrl: env().publicUrl,
      signedIn: client,
    }
    return replyTo(await giveDetails({ details, policyVersion: policies, hold }, caller))
  },
})

const otherTime: Reply = {
  status: 409,
  json: { error: 'other-time' },
  to: routes.bookDetails,
  errors: { adult: 'Please confirm this for the time that is held now' },
  notice:
    'You chose another time in another window since this page was opened, and that time is the one held for you now. What you wrote is kept: please look at the time again before you go on.',
}

function replyTo(outcome: DetailsOutcome): Reply {
  if (outcome.ok && outcome.kind === 'booked') return replyToBooked(outcome.booked)
  if (outcome.ok)
    return {
      status: 202,
      json: { next: routes.bookProof, heldUntil: outcome.heldUntil },
      to: routes.bookProof,
    }
  const page = routes.bookDetails
  switch (outcome.reason) {
    case 'hold-ended':
      return {
        status: 410,
        json: { error: 'hold-ended' },
        to: page,
        // Nothing is wrong with what was typed: it is kept, and the page itself says that the hold is over for as long as it is.
        errors: {},
      }
    case 'other-time':
      return otherTime
    case 'stale-policies':
      return fieldErrors(
        { policies: 'The policies have changed since you opened this page. Please read and agree again' },
        page,
      )
    case 'too-many':
      return tooMany(900)
    case 'other-content':
      return otherContent(page)
  }
}
