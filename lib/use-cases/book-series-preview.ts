import type { Transaction } from '@/lib/data/db'
import { type FactsRead, readFacts } from '@/lib/data/read/availability'
import { findPersonId, listOwnSessions } from '@/lib/data/read/own-time'
import { findTherapistId } from '@/lib/data/read/staff'
import { inTransaction } from '@/lib/data/transaction'
import { type Rhythm, seriesCount } from '@/lib/domain/appointments/series'
import { previewSeries, type SeriesPreview } from '@/lib/domain/appointments/series-preview'
import type { PublicLimit } from '@/lib/domain/availability/types'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Instant, type Interval, instant } from '@/lib/domain/time/types'
import { dayMs, minuteMs } from '@/lib/domain/time/wall-clock'
import { noteRefusal } from './note-refusal'
import type { BookingForClient } from './write-staff-booking'

/** A series for somebody, from its first start on, always at that time on the practice's wall. */
export type SeriesAsked = BookingForClient & { first: Instant; rhythm: Rhythm; count: number }

export type SeriesShown =
  | { ok: true; dates: SeriesPreview[] }
  | { ok: false; reason: 'not-found' | 'not-a-series' }

/**
 * Shows what a series would be, date by date, without taking anything: each date with its decision, or with the rule that forbids it in
 * words for staff (A8). Rights are those of a booking by staff.
 */
export async function previewSeriesFor(actor: StaffActor, asked: SeriesAsked): Promise<SeriesShown> {
  const refused = await judgeAsking(actor, asked)
  if (refused !== null) return { ok: false, reason: refused }
  return inTransaction(async tx => {
    const { dates } = await readSeries(tx, asked, await findPersonId(tx, asked.client.email))
    return { ok: true, dates }
  })
}

/** Whether this is theirs to ask, and a series at all: 2 to 52 dates from a whole minute on. */
export async function judgeAsking(
  actor: StaffActor,
  { therapist, first, count }: SeriesAsked,
): Promise<'not-found' | 'not-a-series' | null> {
  const therapistId = await findTherapistId(therapist)
  if (therapistId === null || !may(actor, 'book-for-client', { therapistId })) {
    await noteRefusal(actor, { action: 'book-for-client' })
    return 'not-found'
  }
  const isCount = Number.isInteger(count) && count >= seriesCount.fewest && count <= seriesCount.most
  return isCount && first % minuteMs === 0 ? null : 'not-a-series'
}

/** The series judged on facts read now: behind the locks when the caller has taken them. */
export async function readSeries(
  tx: Transaction,
  asked: SeriesAsked,
  personId: string | null,
): Promise<FactsRead & { dates: SeriesPreview[] }> {
  const within = rangeOf(asked)
  const read = await readFacts(within, tx)
  const own = personId === null ? [] : await listOwnSessions(tx, personId, within)
  const waive = [...new Set<PublicLimit>([...asked.waive, 'horizon'])]
  return { ...read, dates: previewSeries(read.facts, { ...asked, waive, own }, read.now) }
}

const rangeOf = ({ first, count }: SeriesAsked): Interval => ({
  start: instant(first - dayMs),
  end: instant(first + (count * 14 + 2) * dayMs),
})
