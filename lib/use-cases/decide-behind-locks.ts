import type { Transaction } from '@/lib/data/db'
import { lockRooms, lockWeeks, type WeekKey, weekId } from '@/lib/data/write/locks'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import type { BookingDecision, BookingRequest, Facts } from '@/lib/domain/availability/types'
import type { Instant, Zone } from '@/lib/domain/time/types'
import { instantToWall, weekStart } from '@/lib/domain/time/wall-clock'
import { readFactsAround } from './facts-around'

type Accepted = Extract<BookingDecision, { ok: true }>
type Refused = Extract<BookingDecision, { ok: false }>

export type Decided =
  | { kind: 'decided'; decision: Accepted; therapistId: string; zone: Zone }
  | { kind: 'refused'; reason: Refused['reason'] }
  /** Nobody was asked for by name and this therapist is no longer free: the next one may be. */
  | { kind: 'next'; therapist: string }

type Deciding = {
  facts: Facts
  now: Instant
  first: Accepted
  request: BookingRequest
  /** Further weeks to lock in the same order, such as that of a hold that is let go. */
  others: WeekKey[]
}

/** The week row of a therapist for a start. */
export const weekOf = (facts: Facts, therapistId: string, start: Instant): WeekKey => ({
  therapistId,
  week: weekStart(instantToWall(start, facts.zone).date),
})

/**
 * Locks the weeks concerned and demands the revision the decision was made on (model: Claims). When hours or the week changed
 * meanwhile, the same judge decides again on facts read behind the locks, for the therapist whose week is locked.
 */
export async function decideBehindLocks(tx: Transaction, deciding: Deciding): Promise<Decided> {
  const { facts, first, request, others } = deciding
  const therapist = facts.therapists.find(({ slug }) => slug === first.therapist)
  if (therapist === undefined) throw new Error('The decision names a therapist outside its facts.')
  const week = weekOf(facts, therapist.id, request.start)
  const locked = await lockWeeks(tx, [week, ...others])
  const known = therapist.weeks[week.week]?.revision ?? 0
  const isFresh = locked.availability === facts.revision && locked.weeks.get(weekId(week)) === known
  const accepted = (decision: Accepted): Decided => ({
    kind: 'decided',
    decision,
    therapistId: therapist.id,
    zone: facts.zone,
  })
  // A room is shared by therapists, whose weeks are different rows: it is looked at again behind the locks.
  if (isFresh && first.room === null) return accepted(first)
  if (first.room !== null) await lockRooms(tx, first.place)
  const again = await readFactsAround(tx, request.start, first.therapist)
  const decision = decideBooking(again.facts, { ...request, therapist: first.therapist }, again.now)
  if (decision.ok) return accepted(decision)
  return request.therapist === undefined
    ? { kind: 'next', therapist: first.therapist }
    : { kind: 'refused', reason: decision.reason }
}
