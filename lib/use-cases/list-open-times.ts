import { type FactsRead, readFacts } from '@/lib/data/read/availability'
import { readOutlook } from '@/lib/data/read/outlook'
import { openSlots } from '@/lib/domain/availability/open-slots'
import type { Facts, Slot } from '@/lib/domain/availability/types'
import { type CalendarDate, type Instant, type Interval, instant, type Zone } from '@/lib/domain/time/types'
import { addDays, dayMs, instantToWall, startOfDay } from '@/lib/domain/time/wall-clock'

/** What somebody would like to book. */
export type TimesAsked = {
  service: string
  therapist: string | 'any'
  place: string | null
  party: 1 | 2
  state: string | null
  /** An appointment that does not stand in the way, by its id: the hold of whoever asks. */
  except?: string
}

export type OpenTimesQuery = Omit<TimesAsked, 'party'> & {
  /** One person when null, or two where the service is for two alone. */
  party: 1 | 2 | null
  /** The first day, in `zone`; from today when null. */
  from: CalendarDate | null
  /** 1 to 62 (T64). */
  days: number
  /** The zone whose days are meant; the practice's when null. */
  zone: Zone | null
}

type Refusal = 'unknown-service' | 'unknown-therapist' | 'unknown-place' | 'other-party'

export type OpenTimes =
  | { ok: true; zone: Zone; from: CalendarDate; now: Instant; slots: Slot[] }
  | { ok: false; reason: Refusal }

/**
 * The times that can be booked on some days, by the same function that judges a booking (A10). One small read says which days are
 * meant, another reads their facts, however many therapists there are.
 */
export async function listOpenTimes(query: OpenTimesQuery): Promise<OpenTimes> {
  const outlook = await readOutlook(query.service)
  const zone = query.zone ?? outlook.zone
  const from = query.from ?? instantToWall(outlook.now, zone).date
  const range = daysOf(from, addDays(from, query.days), zone)
  const read = await readAround(range, query.therapist)
  const asked = { ...query, party: query.party ?? usualParty(read.facts, query.service) }
  const reason = findRefusal(read.facts, asked)
  if (reason !== null) return { ok: false, reason }
  return { ok: true, zone, from, now: read.now, slots: findSlots(read, asked, range) }
}

const usualParty = ({ services }: Facts, service: string): 1 | 2 =>
  services.find(({ slug }) => slug === service)?.parties.includes(1) === false ? 2 : 1

/** From the beginning of one day of a zone to the beginning of another. */
export const daysOf = (from: CalendarDate, until: CalendarDate, zone: Zone): Interval => ({
  start: startOfDay(from, zone),
  end: startOfDay(until, zone),
})

/** The judge looks at whole days of the practice, which may begin before and end after those of the reader's zone. */
export const readAround = ({ start, end }: Interval, therapist: string | 'any'): Promise<FactsRead> =>
  readFacts(
    { start: instant(start - dayMs), end: instant(end + dayMs) },
    undefined,
    therapist === 'any' ? null : therapist,
  )

export const findSlots = ({ facts, now }: FactsRead, asked: TimesAsked, range: Interval): Slot[] => {
  const { service, therapist, place, party, state, except } = asked
  return openSlots(
    facts,
    {
      ...{ service, therapist, place, party, state, from: range.start, until: range.end },
      ...(except === undefined ? {} : { except }),
    },
    now,
  )
}

/** What of a question the practice does not know. */
export function findRefusal(facts: Facts, asked: TimesAsked): Refusal | null {
  const service = facts.services.find(({ slug }) => slug === asked.service)
  if (service === undefined) return 'unknown-service'
  if (asked.therapist !== 'any' && !facts.therapists.some(({ slug }) => slug === asked.therapist))
    return 'unknown-therapist'
  if (asked.place !== null && !service.places.includes(asked.place)) return 'unknown-place'
  return service.parties.includes(asked.party) ? null : 'other-party'
}
