import type { Transaction } from '@/lib/data/db'
import { publicAddress } from '@/lib/data/public-address'
import { findBooking } from '@/lib/data/read/bookings'
import type { KeptAbsence } from '@/lib/data/read/promised-absences'
import {
  findKeptUnderOtherRules,
  type KeptStart,
  listKeptUnderOtherRules,
} from '@/lib/data/read/promised-starts'
import { inTransaction, readNow } from '@/lib/data/transaction'
import { runOnce, Undo } from '@/lib/data/write/idempotency'
import { lockRooms, lockWeeks } from '@/lib/data/write/locks'
import { listKeyed } from '@/lib/data/write/participants'
import { askAboutRules, moveByRules, shiftClaims, stampRules } from '@/lib/data/write/promised-starts'
import { shownZone } from '@/lib/domain/appointments/shown-zone'
import { type Instant, instant, parseZone } from '@/lib/domain/time/types'
import { instantToWall, weekStart } from '@/lib/domain/time/wall-clock'
import { findPromisedStart } from '@/lib/domain/time/wall-start'
import { Overtaken, retryOvertaken } from './confirm-proved'
import { queueChange, queueConfirmation, queueRequest } from './letters-of-booking'
import { recomputeAbsences } from './recompute-absences'
import { zoneRules } from './wall-start'

type Kept = Pick<KeptStart, 'id' | 'reference' | 'zone' | 'wallStart' | 'zoneRules'>
type MovedStart = Kept & { from: Instant; to: Instant }
/** Why a start could not follow its wall time: the clock jumps over that, or therapist, room or person is taken then. */
type StuckStart = Kept & { reason: 'no-such-time' | 'taken' }

export type Recomputed = {
  /** The rules of this runtime, which hold now for everything that is not stuck. */
  rules: string
  /** How many starts are the same instant under these rules as before. */
  unchanged: number
  moved: MovedStart[]
  /** Leave and closures that moved with the hours that were said. */
  absences: KeptAbsence[]
  stuck: StuckStart[]
}

type Outcome =
  | { kind: 'moved'; start: MovedStart }
  | { kind: 'stuck'; start: StuckStart }
  | { kind: 'settled' }

/**
 * After the rules of a zone changed: every open appointment ahead keeps its wall time and gets the instant that this is now, with its
 * claims, a new version, an audit row, a letter with a new calendar file to each of its people, and a task that tells staff (I21, Z6).
 * What cannot follow stays where it is, is listed and becomes a task. Safe to run again and at once in several processes.
 */
export async function recomputeZones(): Promise<Recomputed> {
  const absences = await recomputeAbsences()
  const kept = await listKeptUnderOtherRules(zoneRules)
  const isSame = ({ wallStart, zone, start }: KeptStart) =>
    findPromisedStart(wallStart, zone, start).kind === 'same'
  const unchanged = await inTransaction(tx => stampRules(tx, kept.filter(isSame), zoneRules))
  const outcomes = await followAll(kept.filter(start => !isSame(start)))
  return {
    rules: zoneRules,
    unchanged,
    absences,
    moved: outcomes.flatMap(outcome => (outcome.kind === 'moved' ? [outcome.start] : [])),
    stuck: outcomes.flatMap(outcome => (outcome.kind === 'stuck' ? [outcome.start] : [])),
  }
}

/** One may stand where another wants to go and is about to leave: those that are stuck try again as long as others still move. */
async function followAll(starts: readonly KeptStart[]): Promise<Outcome[]> {
  const settled: Outcome[] = []
  for (let waiting = starts; ; ) {
    const outcomes: Outcome[] = []
    for (const start of waiting) outcomes.push(await retryOvertaken(() => follow(start.id)))
    const stuck = outcomes.flatMap(outcome => (outcome.kind === 'stuck' ? [outcome.start.id] : []))
    settled.push(...outcomes.filter(outcome => outcome.kind !== 'stuck'))
    if (stuck.length === waiting.length || stuck.length === 0) {
      for (const id of stuck) await inTransaction(tx => askAboutRules(tx, 'zone-clash', id))
      return [...settled, ...outcomes.filter(outcome => outcome.kind === 'stuck')]
    }
    waiting = waiting.filter(({ id }) => stuck.includes(id))
  }
}

async function follow(id: string): Promise<Outcome> {
  const once = await runOnce<Outcome>(null, async tx => {
    const kept = await findKeptUnderOtherRules(tx, id, zoneRules)
    if (kept === null) return { kind: 'settled' }
    const promised = findPromisedStart(kept.wallStart, kept.zone, kept.start)
    if (promised.kind === 'no-such-time') return stuck(kept, 'no-such-time')
    if (promised.kind === 'same') {
      await stampRules(tx, [kept], zoneRules)
      return { kind: 'settled' }
    }
    await move(tx, kept, promised.start)
    return { kind: 'moved', start: { ...briefly(kept), from: kept.start, to: promised.start } }
  })
  if (!once.ok) throw new Error('Without a key nothing is repeated.')
  return once.answer
}

const briefly = ({ id, reference, zone, wallStart, zoneRules }: KeptStart): Kept => ({
  id,
  reference,
  zone,
  wallStart,
  zoneRules,
})

const stuck = (kept: KeptStart, reason: StuckStart['reason']): Outcome => ({
  kind: 'stuck',
  start: { ...briefly(kept), reason },
})

async function move(tx: Transaction, kept: KeptStart, to: Instant): Promise<void> {
  const { therapistId, zone } = kept
  const weeks = [kept.start, to].map(start => weekStart(instantToWall(start, zone).date))
  await lockWeeks(
    tx,
    weeks.map(week => ({ therapistId, week })),
  )
  if (kept.office !== null) await lockRooms(tx, kept.office)
  if (!(await moveByRules(tx, kept, to, zoneRules))) throw new Overtaken()
  if (!(await shiftClaims(tx, kept.id, to - kept.start))) throw new Undo<Outcome>(stuck(kept, 'taken'))
  await askAboutRules(tx, 'zone-moved', kept.id)
  await tell(tx, kept)
}

/**
 * Everybody with a calendar file gets the next one: theirs holds the instant, which is no longer the promised hour (I20). Who reads the
 * appointment in another zone, whose rules may not have changed, is told of another hour; everybody else of the hour they know.
 */
async function tell(tx: Transaction, kept: KeptStart): Promise<void> {
  const booking = await findBooking(kept.id, tx)
  if (booking === null) throw new Overtaken()
  const now = instant((await readNow(tx)).getTime())
  for (const keyed of await listKeyed(tx, kept.id)) {
    const letter = { booking, version: booking.version, keyed, now, publicUrl: publicAddress() }
    const readIn = shownZone(booking, keyed.zone === null ? null : parseZone(keyed.zone))
    const isConfirmed = booking.state === 'confirmed'
    if (isConfirmed && readIn === kept.zone) await queueConfirmation(tx, letter)
    else if (isConfirmed) await queueChange(tx, { ...letter, was: kept.start, by: 'unsaid' })
    else if (readIn !== kept.zone) await queueRequest(tx, letter)
  }
}
