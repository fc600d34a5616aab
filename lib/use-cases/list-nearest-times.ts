import type { Booking } from '@/lib/data/read/bookings'
import { inTransaction } from '@/lib/data/transaction'
import { listAlternatives } from './alternatives'
import { readFactsAround } from './facts-around'

/**
 * Up to six free times nearest to one that was lost, as UTC ISO 8601, for the same service and place, and with the same therapist
 * unless whoever is free first was asked for (B6).
 */
export function listNearestTimes(lost: Booking): Promise<string[]> {
  const { service, start, place, party, clientState: state } = lost
  const therapist = lost.firstAvailable ? null : lost.therapist
  const asked = { service, start, place, party, state }
  return inTransaction(async tx =>
    listAlternatives(
      tx,
      therapist === null ? asked : { ...asked, therapist },
      await readFactsAround(tx, start, therapist),
    ),
  )
}
