import type { Transaction } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import { findTherapistId } from '@/lib/data/read/staff'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { lockPerson, lockRooms, lockWeeks } from '@/lib/data/write/locks'
import { findOrMakePerson } from '@/lib/data/write/people'
import { insertSeries } from '@/lib/data/write/series'
import { listSeries } from '@/lib/domain/appointments/series'
import type { SeriesPreview } from '@/lib/domain/appointments/series-preview'
import type { AcceptedBooking, PublicLimit } from '@/lib/domain/availability/types'
import type { StaffActor } from '@/lib/domain/people/role'
import { type CalendarDate, instant } from '@/lib/domain/time/types'
import { judgeAsking, readSeries, type SeriesAsked } from './book-series-preview'
import { retryOvertaken } from './confirm-proved'
import { weekOf } from './decide-behind-locks'
import { writeStaffBooking } from './write-staff-booking'

/** Which dates of the series are wanted: all, or those that were chosen after the preview. */
export type SeriesBooking = SeriesAsked & {
  chosen: readonly CalendarDate[] | 'all'
  repeat: RepeatKey | null
}

export type SeriesBooked =
  | { ok: true; series: string; appointments: { date: CalendarDate; id: string }[] }
  /** Nothing was booked: these of the wanted dates cannot be, and say why. */
  | { ok: false; reason: 'clashes'; clashes: SeriesPreview[] }
  | { ok: false; reason: 'reason-needed'; broken: PublicLimit[] }
  | { ok: false; reason: 'not-found' | 'not-a-series' | 'other-content' }

type Accepted = { date: CalendarDate; decision: AcceptedBooking }

/**
 * Books all dates of a series, or the chosen ones, in one transaction: all of them or none (A8). Each is an appointment of its own with
 * its own letter, at the same time on the wall through every change of the clocks (I21). The horizon is no limit for a series; a
 * reason is needed where a date breaks another one (A6). What was taken since the preview is answered as a clash.
 */
export async function bookSeries(actor: StaffActor, booking: SeriesBooking): Promise<SeriesBooked> {
  const refused = await judgeAsking(actor, booking)
  const therapistId = await findTherapistId(booking.therapist)
  if (refused !== null || therapistId === null) return { ok: false, reason: refused ?? 'not-found' }
  const trimmed = { ...booking, reason: booking.reason.trim() }
  const once = await retryOvertaken(() =>
    runOnce<SeriesBooked>(booking.repeat, tx => book(tx, actor, trimmed, therapistId)),
  )
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

async function book(
  tx: Transaction,
  actor: StaffActor,
  booking: SeriesBooking,
  therapistId: string,
): Promise<SeriesBooked> {
  const person = await findOrMakePerson(tx, booking.client.email)
  await lockSeries(tx, booking, { therapistId, personId: person.id })
  const { dates, facts, now } = await readSeries(tx, booking, person.id)
  const { chosen } = booking
  const wanted = chosen === 'all' ? dates : dates.filter(({ date }) => chosen.includes(date))
  if (wanted.length === 0 || (chosen !== 'all' && wanted.length !== new Set(chosen).size))
    return undone({ ok: false, reason: 'not-a-series' })
  const accepted = wanted.flatMap(({ date, decision }): Accepted[] =>
    decision.ok ? [{ date, decision }] : [],
  )
  if (accepted.length !== wanted.length)
    return undone({ ok: false, reason: 'clashes', clashes: wanted.filter(({ decision }) => !decision.ok) })
  const broken = listBroken(accepted)
  if (broken.length > 0 && booking.reason === '')
    return undone({ ok: false, reason: 'reason-needed', broken })
  const seriesId = await insertSeries(tx, booking.rhythm, actor.staffId)
  const appointments: { date: CalendarDate; id: string }[] = []
  // One after the other in time order: whoever writes several claims takes them in this order.
  for (const { date, decision } of accepted) {
    const decided = { kind: 'decided', decision, therapistId, zone: facts.zone } as const
    const written = { actor, decided, personId: person.id, seriesId, now }
    appointments.push({ date, id: await writeStaffBooking(tx, booking, written) })
  }
  return { ok: true, series: seriesId, appointments }
}

/** Everything the series may touch, in the order of all bookings: availability, weeks, rooms, person. */
async function lockSeries(
  tx: Transaction,
  { first, rhythm, count, place }: SeriesBooking,
  { therapistId, personId }: { therapistId: string; personId: string },
): Promise<void> {
  const { facts } = await readFacts({ start: instant(0), end: instant(0) }, tx)
  const starts = listSeries({ first, rhythm, count, zone: facts.zone }).flatMap(({ start }) => start ?? [])
  await lockWeeks(
    tx,
    starts.map(start => weekOf(facts, therapistId, start)),
  )
  if (place !== 'video') await lockRooms(tx, place)
  await lockPerson(tx, personId)
}

/** What needs a reason: every limit that some date breaks, but the horizon, which a series runs past by nature. */
function listBroken(accepted: readonly Accepted[]): PublicLimit[] {
  const broken = new Set(accepted.flatMap(({ decision }) => decision.broken))
  broken.delete('horizon')
  return [...broken]
}

/** Nothing of a refused series stays. */
function undone(refused: SeriesBooked): never {
  throw new Undo<SeriesBooked>(refused)
}
