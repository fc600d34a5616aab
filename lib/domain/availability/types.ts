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

/** The limits which the public always meets and staff may set aside, in the order in which they are told. */
export const publicLimits = ['notice', 'horizon', 'hours', 'caps', 'buffers'] as const

/**
 * `notice` and `horizon`: how soon and how far ahead. `hours`: the week with its breaks, dates that differ, leave, closures and the steps
 * of the grid. `caps`: the most a day and a week. `buffers`: the room around sessions, never the sessions themselves.
 */
export type PublicLimit = (typeof publicLimits)[number]

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
  /** Limits that do not count. The past, sessions that would overlap, rooms and licences always do. */
  waive?: readonly PublicLimit[]
}

/** A time that can be booked: the session without buffers, and the slugs of the therapists who are free, in order. */
export type Slot = { start: Instant; end: Instant; therapists: readonly string[] }

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
  /** Limits that staff set aside for this one booking. */
  waive?: readonly PublicLimit[]
}

/** Somebody else's claim that gives way to a booking without buffers: as it was, and as it has to be; it keeps its session. */
export type ShortenedClaim = { appointment: string; was: Interval; claim: Interval }

export type AcceptedBooking = {
  ok: true
  therapist: string
  place: string
  session: Interval
  claim: Interval
  room: string | null
  /** The waived limits that would have refused this very time, in the order of `publicLimits`; nothing else is worth a reason. */
  broken: PublicLimit[]
  /** Claims of the therapist and of the room to be cut before this one is written. */
  shorten: ShortenedClaim[]
}

export type BookingDecision =
  | AcceptedBooking
  | { ok: false; reason: 'slot-taken' | 'not-offered' | 'not-licensed'; alternatives: Instant[] }
