import type { CalendarDate, Instant, Interval, WallClock, Zone } from '../time/types'

/** What is booked. Lengths, buffers, grid and notice are minutes; the horizon is days of 24 hours. */
export type ServiceFacts = {
  slug: string
  minutes: number
  /** `video` or the slug of an office. */
  places: string[]
  parties: (1 | 2)[]
  instant: boolean
  /** Whether the public may book it without the desk: judged by the caller, not by the list of times. */
  online: boolean
  bufferBefore: number
  bufferAfter: number
  gridMinutes: number
  noticeMinutes: number
  horizonDays: number
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Weekly hours in the practice's zone, ISO weekdays (Monday is 1); null services or places means all of them. */
export type HoursRule = {
  weekday: Weekday
  from: WallClock
  until: WallClock
  validFrom: CalendarDate | null
  /** The last day on which the rule holds. */
  validUntil: CalendarDate | null
  services: string[] | null
  places: string[] | null
  /** A break: it is cut out of the week's hours. */
  closed?: boolean
}

/** One date that differs: `open` adds to the week's hours, breaks or not; `closed` takes away and wins over everything. */
export type DateOverride = {
  date: CalendarDate
  from: WallClock
  until: WallClock
  kind: 'open' | 'closed'
  services: string[] | null
  places: string[] | null
}

/** A claim: the session with its own buffers, and the session itself. */
export type Busy = Interval & { appointment: string; session: Interval }

export type TherapistFacts = {
  id: string
  slug: string
  states: string[]
  services: string[]
  hours: HoursRule[]
  overrides: DateOverride[]
  leave: Interval[]
  busy: Busy[]
  maxPerDay: number | null
  maxPerWeek: number | null
  /** Open appointments ahead. */
  upcoming: number
  lastAssigned: Instant | null
  /** By the date of the week's Monday in the practice's zone. */
  weeks: Record<string, { revision: number }>
}

export type RoomFacts = { id: string; place: string; services: string[] | null; busy: Busy[] }

/** Everything a decision about times rests on, read at one revision; the zone is the practice's. */
export type Facts = {
  revision: number
  zone: Zone
  closures: Interval[]
  services: ServiceFacts[]
  therapists: TherapistFacts[]
  rooms: RoomFacts[]
}

/** What is asked for: starts in `[from, until)`; a null place means any place of the service, a null state any state. */
export type SlotQuery = {
  service: string
  /** A slug, or `any`. */
  therapist: string | 'any'
  place: string | null
  party: 1 | 2
  state: string | null
  from: Instant
  until: Instant
  /** The appointment whose claims do not count: the one being moved, or this browser's own earlier hold. */
  except?: string
}

/** A time that can be booked: the session without buffers, and the slugs of the therapists who are free, in order. */
export type Slot = { start: Instant; end: Instant; therapists: string[] }

export type BookingRequest = {
  service: string
  start: Instant
  /** A slug; left out for whoever is first available. */
  therapist?: string
  place: string | null
  party: 1 | 2
  state: string | null
  except?: string
  /** Slugs of therapists who were tried and lost. */
  exclude?: string[]
}

export type BookingDecision =
  | { ok: true; therapist: string; place: string; session: Interval; claim: Interval; room: string | null }
  | { ok: false; reason: 'slot-taken' | 'not-offered' | 'not-licensed'; alternatives: Instant[] }
