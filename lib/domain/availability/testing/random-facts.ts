import fc from 'fast-check'
import { type Instant, instant } from '../../time/types'
import { addDays, startOfDay } from '../../time/wall-clock'
import type { Busy, DateOverride, Facts, HoursRule, SlotQuery } from '../types'
import {
  claim,
  consultation,
  date,
  facts,
  later,
  query,
  room,
  therapist,
  wall,
  weekdays,
  zone,
} from './facts-for-tests'

/** Days on which clocks change (the gap, the fold), and one on which nothing happens, in the zones that break programs. */
export type ChangeDay = readonly [zone: string, day: string]

const hostileDays: readonly ChangeDay[] = [
  ['America/Los_Angeles', '2027-03-14'],
  ['America/Los_Angeles', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['America/St_Johns', '2027-03-14'],
  ['America/St_Johns', '2026-11-01'],
  ['Pacific/Apia', '2010-09-26'],
  ['Pacific/Apia', '2012-04-01'],
  // Samoa had no such day.
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Auckland', '2026-09-27'],
  ['Pacific/Auckland', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['America/Santiago', '2026-04-04'],
  ['Asia/Kathmandu', '2026-11-01'],
]

// Everything lies on five minutes, as in life, so that a check of every fifth minute misses nothing.
const twoDigits = (count: number) => String(count).padStart(2, '0')
const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 240 }))
  .map(([from, length]) => [from * 5, Math.min(1440, (from + length) * 5)] as const)
  .map(([from, until]) => ({ from: wallOf(from), until: wallOf(until) }))

const wallOf = (minutes: number) => wall(`${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`)

/** Most rules hold always; some begin or end on the day itself, or beside it, or hold for something else. */
const anyScope = (day: string) =>
  fc.record({
    validFrom: fc.constantFrom(null, null, null, addDays(date(day), -1), date(day), addDays(date(day), 1)),
    validUntil: fc.constantFrom(null, null, null, addDays(date(day), -1), date(day), addDays(date(day), 1)),
    services: fc.constantFrom<(string[] | null)[]>(null, null, null, ['consultation'], ['other'], []),
    places: fc.constantFrom<(string[] | null)[]>(null, null, ['video'], ['portland', 'video']),
  })

const anyRules = (day: string): fc.Arbitrary<HoursRule[]> =>
  fc
    .array(fc.tuple(anyRange, anyScope(day), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 4 })
    .map(rules =>
      rules.flatMap(([range, scope, luck]) =>
        weekdays.map(weekday => ({ weekday, ...range, ...scope, closed: luck === 0 })),
      ),
    )

const anyOverrides = (day: string): fc.Arbitrary<DateOverride[]> =>
  fc.array(
    fc.tuple(anyRange, fc.constantFrom('open' as const, 'closed' as const)).map(([range, kind]) => ({
      date: date(day),
      ...range,
      kind,
      services: null,
      places: null,
    })),
    { maxLength: 2 },
  )

const anyBusy = (from: Instant, name: string, most: number): fc.Arbitrary<Busy[]> =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: -20, max: 560 }),
        fc.integer({ min: 1, max: 18 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 6 }),
      ),
      { maxLength: most },
    )
    .map(all =>
      // One appointment has two claims while its move is proposed.
      all.map(([start, length, buffer, number]) =>
        claim(`${name}${number}`, later(from, start * 5), length * 5, buffer * 5, buffer * 5),
      ),
    )

const anyAbsence = (from: Instant) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 560 }), fc.integer({ min: 1, max: 40 }))
      .map(([start, length]) => ({ start: later(from, start * 5), end: later(from, (start + length) * 5) })),
    { maxLength: 2 },
  )

const anyCap = fc.constantFrom(null, null, null, 0, 1, 2, 3)

const anyTherapist = (slug: string, day: string, from: Instant) =>
  fc
    .record({
      hours: anyRules(day),
      overrides: anyOverrides(day),
      leave: anyAbsence(from),
      busy: anyBusy(from, slug, 5),
      maxPerDay: anyCap,
      maxPerWeek: anyCap,
      upcoming: fc.integer({ min: 0, max: 2 }),
      states: fc.constantFrom<string[]>(['OR'], ['OR', 'WA'], ['WA', 'OR'], ['WA']),
    })
    .map(drawn => therapist(slug, drawn))

const anyService = fc.record({
  minutes: fc.constantFrom(20, 50, 75),
  bufferBefore: fc.constantFrom(0, 10),
  bufferAfter: fc.constantFrom(0, 15),
  gridMinutes: fc.constantFrom(5, 5, 15, 20, 60),
  noticeMinutes: fc.constantFrom(0, 300),
  horizonDays: fc.constantFrom(1, 2, 60, 60, 60),
})

export type Situation = { facts: Facts; query: SlotQuery; now: Instant }

/** A practice with two therapists and two rooms around one of the days, a question about two days, and a moment at which it is asked. */
export const anySituationOn = (days: readonly ChangeDay[]): fc.Arbitrary<Situation> =>
  fc.constantFrom(...days).chain(([name, day]) => {
    const from = instant(startOfDay(date(day), zone(name)) - 6 * 3_600_000)
    return fc
      .record({
        service: anyService,
        ann: anyTherapist('ann', day, from),
        ben: anyTherapist('ben', day, from),
        closures: anyAbsence(from),
        rooms: fc.tuple(
          anyBusy(from, 'ann', 15),
          anyBusy(from, 'ben', 15),
          fc.constantFrom<string[] | null>(null, [], ['consultation']),
        ),
        except: fc.constantFrom(undefined, 'ann1', 'ben2'),
        place: fc.constantFrom('video', 'portland'),
        who: fc.constantFrom('any', 'ann', 'ben'),
        waited: fc.integer({ min: 0, max: 720 }),
      })
      .map(({ service, ann, ben, closures, rooms, except, place, who, waited }) => ({
        facts: facts({
          zone: zone(name),
          closures,
          services: [{ ...consultation, ...service, places: ['video', 'portland'] }],
          therapists: [ann, ben],
          rooms: [room('one', { busy: rooms[0] }), room('two', { busy: rooms[1], services: rooms[2] })],
        }),
        query: query(from, later(from, 2880), {
          place,
          therapist: who,
          ...(except === undefined ? {} : { except }),
        }),
        now: later(from, -waited),
      }))
  })

/** The same around the days and in the zones that break programs. */
export const anySituation: fc.Arbitrary<Situation> = anySituationOn(hostileDays)
