import { stateNames } from '@/lib/domain/people/states'
import {
  type CalendarDate,
  type Instant,
  parseCalendarDate,
  parseInstant,
  parseZone,
  type Zone,
} from '@/lib/domain/time/types'

/** What the address of `/book` says, with everything that cannot be meant left out. */
export type Asked = {
  service: string | null
  therapist: string | null
  place: string | null
  party: 1 | 2 | null
  state: string | null
  zone: Zone | null
  from: CalendarDate | null
  /** The time that stays chosen while the list is shown in another way. */
  near: Instant | null
  /** A time that was chosen of what is arranged with the practice. */
  time: Instant | null
  /** What is being looked at besides the list: another zone, or the whole month. */
  view: 'zone' | 'month' | null
  /** What was typed to find a zone. */
  city: string | null
  /** The article that led here. */
  via: string | null
}

type Search = Record<string, string | string[] | undefined>

/** Reads the address. A stranger value counts as not given: the page then asks again instead of failing. */
export function readAsked(search: Search): Asked {
  const text = (name: string, pattern: RegExp): string | null => {
    const value = search[name]
    return typeof value === 'string' && pattern.test(value) ? value : null
  }
  const moment = (name: string) => parseInstant(text(name, /^.{1,40}$/) ?? '')
  const zone = (name: string) => parseZone(text(name, /^.{1,64}$/) ?? '')
  const slug = /^[a-z0-9-]{1,80}$/
  const state = text('state', /^[A-Za-z]{2}$/)?.toUpperCase() ?? ''
  return {
    service: text('service', slug),
    therapist: text('therapist', slug),
    place: text('place', slug),
    party: readParty(text('party', /^[12]$/)),
    state: Object.hasOwn(stateNames, state) ? state : null,
    // The buttons of the list send all of it along: the device's zone beside the one that was shown, the time as `start`.
    zone: zone('device') ?? zone('zone'),
    from: parseCalendarDate(text('from', /^.{10}$/) ?? ''),
    near: moment('start') ?? moment('near'),
    time: moment('time'),
    view: readView(text('view', /^(zone|month)$/)),
    city: text('city', /^.{1,64}$/)?.trim() || null,
    via: text('via', slug),
  }
}

const readParty = (party: string | null) => (party === null ? null : party === '2' ? 2 : 1)
const readView = (view: string | null) => (view === 'zone' || view === 'month' ? view : null)
