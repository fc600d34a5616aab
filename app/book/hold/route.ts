import { getPractice } from '@/lib/data/read/practice'
import { holdForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { holdTime } from '@/lib/use-cases/hold-time'
import { bookPage } from '../book-page'
import { replyToHold } from '../replies'

/** Chooses a time: held for ten minutes for this browser, or refused with the nearest free ones. */
export const POST = handlePost({
  form: 'book',
  page: (_, fields) => bookPage(fields),
  schema: holdForm,
  act: async (input, { browser, network, repeat }) => {
    const request = { ...input, viewerZone: input.zone }
    const outcome = await holdTime(request, { browserHash: browser.hash, network, repeat })
    const phone = outcome.ok ? '' : (await getPractice()).phone
    return replyToHold(outcome, {
      phone,
      // Whoever is free first is a choice too: without it the way back would ask with whom, and show no time.
      back: bookPage({ ...input, party: String(input.party), therapist: input.therapist ?? 'any' }),
      next: routes.bookDetails,
    })
  },
})
