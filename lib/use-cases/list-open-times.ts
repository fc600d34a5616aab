import { readFacts } from '@/lib/data/read/availability'
import { openSlots } from '@/lib/domain/availability/open-slots'
import type { Slot } from '@/lib/domain/availability/types'
import { type CalendarDate, type Instant, instant, type Zone } from '@/lib/domain/time/types'
import { addDays, dayMs, instantToWall, startOfDay } from '@/lib/domain/time/wall-clock'

export type OpenTimesQuery = {
  service: string
  therapist: string | 'any'
  place: string | null
  party: 1 | 2
  state: string | null
  /** The first day, in `zone`; from today when null. */
  from: CalendarDate | null
  /** 1 to 62 (T64). */
  days: number
  /** The zone whose days are meant; the practice's when null. */
  zone: Zone | null
}

export type OpenTimes =
  | { ok: true; zone: Zone; from: CalendarDate; now: Instant; slots: Slot[] }
  | { ok: false; reason: 'unknown-service' | 'unknown-therapist' | 'unknown-place' | 'other-party' }

/** The times that can be booked on some days, by the same function that judges a booking (A10). Two reads at most, however many therapists. */
export async function listOpenTimes(query: OpenTimesQuery): Promise<OpenTimes> {
  const first = await readFacts({ start: instant(0), end: instant(0) })
  const zone = query.zone ?? first.facts.zone
  const from = query.from ?? instantToWall(first.now, zone).date
  const range = { start: startOfDay(from, zone), end: startOfDay(addDays(from, query.days), zone) }
  // The judge looks at whole days of the practice, which may begin before and end after those of the reader's zone.
  const { facts, now } = await readFacts({
    start: instant(range.start - dayMs),
    end: instant(range.end + dayMs),
  })
  const service = facts.services.find(({ slug }) => slug === query.service)
  if (service === undefined) return { ok: false, reason: 'unknown-service' }
  if (query.therapist !== 'any' && !facts.therapists.some(({ slug }) => slug === query.therapist))
    return { ok: false, reason: 'unknown-therapist' }
  if (query.place !== null && !service.places.includes(query.place))
    return { ok: false, reason: 'unknown-place' }
  if (!service.parties.includes(query.party)) return { ok: false, reason: 'other-party' }
  const { therapist, place, party, state } = query
  const slots = openSlots(
    facts,
    { service: service.slug, therapist, place, party, state, from: range.start, until: range.end },
    now,
  )
  return { ok: true, zone, from, now, slots }
}
