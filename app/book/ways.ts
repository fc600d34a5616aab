import type { WayOfBooking } from '@/lib/domain/appointments/way-of-booking'
import { bookPage } from './book-page'
import { keptFields } from './kept'
import type { Asked } from './query'
import type { Chosen } from './stage'

/** What the page of times promises, by how the service is booked (B2). */
export const wayWords: Readonly<Record<WayOfBooking, { lede: string | null; button: string; note: string }>> =
  {
    instant: { lede: null, button: 'Continue', note: 'Nothing is booked yet.' },
    request: {
      lede: 'You ask for one of these times, and a therapist answers you by e-mail. Until then the time is kept for you.',
      button: 'Ask for this time',
      note: 'Your details come next. Nothing is asked yet.',
    },
    arranged: {
      lede: 'These times are free now. We arrange this with you ourselves: choose one, and the next page says how to tell us.',
      button: 'Arrange this time with us',
      note: 'Nothing is booked yet.',
    },
  }

/** The choices as they stand, said in full, for forms and links that lead on from the times. */
export function choicesOf(chosen: Chosen, asked: Asked): Record<string, string> {
  const { place, party, therapist } = chosen
  const kept = keptFields(asked, ['near', 'time', 'view', 'city', 'from'])
  return { ...kept, place, party: String(party), therapist: therapist?.slug ?? 'any' }
}

/** The ways back from the times to what was asked before. */
export function waysBack(choices: Readonly<Record<string, string>>): { who: string; therapist: string } {
  const { service, zone, via } = choices
  return { who: bookPage({ service, zone, via }), therapist: bookPage({ ...choices, therapist: null }) }
}
