import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, date, later, wall, zone } from '../availability/testing/facts-for-tests'
import { type Instant, isoInstant } from '../time/types'
import { addDays, instantToWall, wallToInstant } from '../time/wall-clock'
import { listSeries, type SeriesRule } from './series'

const pacific = zone('America/Los_Angeles')
const nine = at('2026-10-20T16:00:00Z')
const weekly = (more: Partial<SeriesRule> = {}) =>
  listSeries({ first: nine, rhythm: 'weekly', count: 3, zone: pacific, ...more })

function on(day: string, clock: string, name: string): Instant {
  const moment = wallToInstant(date(day), wall(clock), zone(name))
  if (moment === null) throw new Error(`the test itself is wrong: ${day} ${clock} in ${name}`)
  return moment
}

test('A8 a weekly series keeps its weekday and its time on the wall, and its instants move with the clocks', () => {
  expect(
    weekly({ count: 3 }).map(({ date, wall, start }) => [date, wall, start && isoInstant(start)]),
  ).toEqual([
    ['2026-10-20', '09:00', '2026-10-20T16:00:00Z'],
    ['2026-10-27', '09:00', '2026-10-27T16:00:00Z'],
    ['2026-11-03', '09:00', '2026-11-03T17:00:00Z'],
  ])
})

test('A8 every other week leaves a week out', () => {
  expect(weekly({ rhythm: 'every-other-week' }).map(({ date }) => date)).toEqual([
    '2026-10-20',
    '2026-11-03',
    '2026-11-17',
  ])
})

test.each([
  ['America/Los_Angeles', '2026-07-07', 2],
  ['Australia/Lord_Howe', '2026-07-07', 2],
  ['Africa/Casablanca', '2026-01-06', 2],
  ['America/St_Johns', '2026-07-07', 2],
  ['Pacific/Apia', '2010-07-06', 2],
  ['Asia/Kathmandu', '2026-07-07', 1],
])(
  'A8 in %s a year of weeks stays at ten past five on the wall, through both changes of the clocks',
  (name, day, most) => {
    const dates = weekly({ first: on(day, '17:10', name), count: 52, zone: zone(name) })
    const read = dates.map(({ start }) => start && instantToWall(start, zone(name)))
    expect(read).toEqual(dates.map((_, at) => ({ date: addDays(date(day), at * 7), wall: '17:10' })))
    const times = new Set(dates.map(({ start }) => start && start % 86_400_000))
    expect(times.size).toBe(most)
  },
)

test.each([
  ['America/Los_Angeles', '2027-03-07', '02:30', '2027-03-14'],
  ['Australia/Lord_Howe', '2026-09-27', '02:10', '2026-10-04'],
  ['Africa/Casablanca', '2026-03-15', '02:30', '2026-03-22'],
  ['America/St_Johns', '2027-03-07', '02:30', '2027-03-14'],
  ['Pacific/Apia', '2010-09-19', '00:30', '2010-09-26'],
  // The day that Samoa never had.
  ['Pacific/Apia', '2011-12-23', '15:00', '2011-12-30'],
])(
  'A8 in %s a date on which the time does not exist is named without a start, and only that one',
  (name, day, clock, gap) => {
    const dates = weekly({ first: on(day, clock, name), zone: zone(name) })
    expect(dates.map(({ date, start }) => [date, start === null])).toEqual([
      [day, false],
      [gap, true],
      [addDays(date(gap), 7), false],
    ])
  },
)

test('A8 a time that clocks show twice is its first showing, except for a first start that was said to be the second', () => {
  const week = weekly({ first: on('2026-10-25', '01:30', pacific), count: 2 })
  expect(week[1]?.start).toBe(at('2026-11-01T08:30:00Z'))
  const second = weekly({ first: at('2026-11-01T09:30:00Z'), count: 2 })
  expect(second.map(({ start }) => start && isoInstant(start))).toEqual([
    '2026-11-01T09:30:00Z',
    '2026-11-08T09:30:00Z',
  ])
})

test.each([0, 1, 53, 2.5, Number.NaN])('A8 a series of %s is a mistake', count => {
  expect(() => weekly({ count })).toThrow(RangeError)
})

test('A8 a first start beside the minute is a mistake, for no clock could repeat it', () => {
  expect(() => weekly({ first: at('2026-10-20T16:00:01Z') })).toThrow(RangeError)
})

const quarterHour = 900_000

/** Does any moment read so in the zone? Asked of the runtime's calendar alone. */
function listMoments(day: string, clock: string, name: string): number[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' })
  const middle = Date.parse(`${day}T${clock}:00Z`)
  const moments = Array.from({ length: 121 }, (_, step) => middle + (step - 60) * quarterHour)
  return moments.filter(moment => format.format(moment) === `${day} ${clock}`)
}

test('A8 in any zone each start is the first moment that reads as its date and wall time, and a date without one has none', () => {
  const zones = Intl.supportedValuesOf('timeZone').map(zone)
  const gap = at('2027-03-14T10:30:00Z')
  let gaps = 0
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(fc.constantFrom(...zones), fc.integer({ min: -365 * 1440, max: 0 })),
        // Half of the series come past the hour that clocks leave out in California.
        fc.tuple(
          fc.constant(pacific),
          fc
            .tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: -60, max: 60 }))
            .map(([weeks, minutes]) => minutes - weeks * 10_080),
        ),
      ),
      ([name, minutes]) => {
        const dates = weekly({ first: later(gap, minutes), count: 16, zone: name })
        for (const { date, wall, start } of dates.slice(1)) {
          gaps += start === null ? 1 : 0
          expect(start).toBe(listMoments(date, wall, name)[0] ?? null)
        }
        expect(new Set(dates.map(({ wall }) => wall)).size).toBe(1)
      },
    ),
    { numRuns: 100, seed: 8 },
  )
  expect(gaps).toBeGreaterThan(10)
})
