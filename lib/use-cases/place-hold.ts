import type { Transaction } from '@/lib/data/db'
import { claimAgain, insertHold, type Made } from '@/lib/data/write/appointments'
import { endHoldsInTheWay } from '@/lib/data/write/holds'
import { holdMinutes } from '@/lib/domain/appointments/hold'
import type { StaffActor } from '@/lib/domain/people/role'
import type { Decided } from './decide-behind-locks'
import { promiseOf } from './wall-start'

type Placing = {
  decided: Extract<Decided, { kind: 'decided' }>
  service: string
  party: 1 | 2
  clientState: string | null
  viewerZone: string | null
  firstAvailable: boolean | null
  browserHash: string | null
  staff?: StaffActor
}

/**
 * Writes what was decided behind the locks: therapist and room are claimed, and holds whose time is over step aside when they stand in
 * the way. Null when the exclusion constraint refuses all the same, because somebody wrote a claim past the locks (B6).
 */
export async function placeHold(
  tx: Transaction,
  { decided, service, ...rest }: Placing,
): Promise<Made | null> {
  const { decision, therapistId, zone } = decided
  const { claim, session, place, room } = decision
  const when = { session, claim, ...promiseOf(session.start, zone) }
  const wanted = { serviceSlug: service, therapistId, place, roomId: room, ...when, ...rest }
  const made = await insertHold(tx, wanted, holdMinutes)
  if (made.claimed) return made
  const things = room === null ? [therapistId] : [therapistId, room]
  await endHoldsInTheWay(tx, things, new Date(claim.start), new Date(claim.end))
  return (await claimAgain(tx, made.id, wanted)) ? made : null
}
