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
  near: Instant | null
}

type Search = Record<string, string | string[] | undefined>

/** Reads the address. A stranger value counts as not given: the page then asks again instead of failing. */
export function readAsked(search: Search): Asked {
  const text = (name: string, pattern: RegExp): string | null => {
    const value = search[name]
    return typeof value === 'string' && pattern.test(value) ? value : null
  }
  const slug = /^[a-z0-9-]{1,80}$/
  const party = text('party', /^[12]$/)
  return {
    service: text('service', slug),
    therapist: text('therapist', slug),
    place: text('place', slug),
    party: party === null ? null : party === '2' ? 2 : 1,
    state: text('state', /^[A-Za-z]{2}$/)?.toUpperCase() ?? null,
    zone: parseZone(text('zone', /^.{1,64}$/) ?? ''),
    from: parseCalendarDate(text('from', /^.{10}$/) ?? ''),
    near: parseInstant(text('near', /^.{1,40}$/) ?? ''),
  }
}
