import { getPractice } from '@/lib/data/read/practice'
import { isoInstant } from '@/lib/domain/time/types'
import { holdForm } from '@/lib/forms/booking'
import { handlePost } from '@/lib/http/post'
import { routes } from '@/lib/routes'
import { countChoice } from '@/lib/use-cases/count-reading'
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
    if (outcome.ok && input.via !== null) await countChoice(input.via)
    const phone = outcome.ok ? '' : (await getPractice()).phone
    // Whoever is free first is a choice too: without it the way back would ask with whom, and show no time.
    const choices = { ...input, party: String(input.party), therapist: input.therapist ?? 'any' }
    const start = isoInstant(input.start)
    return replyToHold(outcome, {
      phone,
      back: bookPage({ ...choices, near: start }),
      arrange: bookPage({ ...choices, time: start }),
      next: routes.bookDetails,
    })
  },
})
