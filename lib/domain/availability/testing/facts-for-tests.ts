import type { WallClock, Zone } from '../../time/types'
import {
  type CalendarDate,
  type Instant,
  instant,
  parseCalendarDate,
  parseInstant,
  parseWallClock,
  parseZone,
} from '../../time/types'
import type {
  Busy,
  Facts,
  HoursRule,
  RoomFacts,
  ServiceFacts,
  SlotQuery,
  TherapistFacts,
  Weekday,
} from '../types'

function proved<Value>(value: Value | null, text: string): Value {
  if (value === null) throw new Error(`the test itself is wrong: ${text}`)
  return value
}

export const at = (text: string): Instant => proved(parseInstant(text), text)
export const date = (text: string): CalendarDate => proved(parseCalendarDate(text), text)
export const wall = (text: string): WallClock => proved(parseWallClock(text), text)
export const zone = (text: string): Zone => proved(parseZone(text), text)
export const later = (moment: Instant, minutes: number): Instant => instant(moment + minutes * 60_000)

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

export const hours = (
  weekday: Weekday,
  from: string,
  until: string,
  more: Partial<HoursRule> = {},
): HoursRule => ({
  weekday,
  from: wall(from),
  until: wall(until),
  validFrom: null,
  validUntil: null,
  services: null,
  places: null,
  ...more,
})

export const everyDay = (from: string, until: string, more: Partial<HoursRule> = {}): HoursRule[] =>
  weekdays.map(weekday => hours(weekday, from, until, more))

/** A claim of a session, with the buffers of that session around it. */
export const claim = (appointment: string, start: Instant, minutes: number, before = 0, after = 0): Busy => ({
  appointment,
  start: later(start, -before),
  end: later(start, minutes + after),
  session: { start, end: later(start, minutes) },
})

export const consultation: ServiceFacts = {
  slug: 'consultation',
  minutes: 50,
  places: ['video'],
  parties: [1, 2],
  instant: true,
  online: true,
  bufferBefore: 0,
  bufferAfter: 0,
  gridMinutes: 10,
  noticeMinutes: 0,
  horizonDays: 700,
}

export const therapist = (slug: string, more: Partial<TherapistFacts> = {}): TherapistFacts => ({
  id: `id-of-${slug}`,
  slug,
  states: ['OR'],
  services: ['consultation'],
  hours: everyDay('09:00', '17:00'),
  overrides: [],
  leave: [],
  busy: [],
  maxPerDay: null,
  maxPerWeek: null,
  upcoming: 0,
  lastAssigned: null,
  weeks: {},
  ...more,
})

export const room = (id: string, more: Partial<RoomFacts> = {}): RoomFacts => ({
  id,
  place: 'portland',
  services: null,
  busy: [],
  ...more,
})

export const facts = (more: Partial<Facts> = {}): Facts => ({
  revision: 1,
  zone: zone('America/Los_Angeles'),
  closures: [],
  services: [consultation],
  therapists: [therapist('ann')],
  rooms: [],
  ...more,
})

export const query = (from: Instant, until: Instant, more: Partial<SlotQuery> = {}): SlotQuery => ({
  service: 'consultation',
  therapist: 'any',
  place: 'video',
  party: 1,
  state: 'OR',
  from,
  until,
  ...more,
})
