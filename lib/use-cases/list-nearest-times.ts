import type { Booking } from '@/lib/data/read/bookings'
import { inTransaction } from '@/lib/data/transaction'
import { listAlternatives } from './alternatives'
import { readFactsAround } from './facts-around'

/** Up to six free times nearest to one that was lost, as UTC ISO 8601, for the same service, place and therapist (B6). */
export function listNearestTimes(lost: Booking): Promise<string[]> {
  const { service, start, therapist, place, party, clientState: state } = lost
  return inTransaction(async tx =>
    listAlternatives(
      tx,
      { service, start, therapist, place, party, state },
      await readFactsAround(tx, start, therapist),
    ),
  )
}
