import type { Booking } from '@/lib/data/read/bookings'
import { answerBy } from '@/lib/domain/appointments/answer-by'
import { momentWords } from '@/lib/domain/time/words'
import { shownZone } from './book/hold-facts'

/** A request that waits, as its client is told of it on every page: not confirmed, and until when we answer. */
export const waitingWords = (booking: Booking): string =>
  `It is not confirmed yet. We answer by ${momentWords(answerBy(booking), shownZone(booking))}, and until then the time is kept for you.`
