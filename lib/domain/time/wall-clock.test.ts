import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Instant,
  instant,
  isoInstant,
  parseCalendarDate,
  parseInstant,
  parseWallClock,
  parseZone,
} from './types'
import {
  addDays,
  dayNumber,
  daySpans,
  daysBetween,
  endOfDay,
  instantToWall,
  offsetMinutes,
  startOfDay,
  wallToInstant,
  weekday,
  weekStart,
} from './wall-clock'

function proved<Value>(value: Value | null): Value {
  if (value === null) throw new Error('the test itself is wrong')
  return value
}
const zone = (name: string) => proved(parseZone(name))
const date = (text: string) => proved(parseCalendarDate(text))
const wall = (text: string) => proved(parseWallClock(text))
const at = (text: string) => proved(parseInstant(text))
const iso = (moment: Instant | null) => moment && isoInstant(moment)

const hostileZones = [
  'America/Los_Angeles',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/St_Johns',
  'Pacific/Apia',
  'America/Santiago',
  'UTC',
].map(zone)
const anyZone = fc.constantFrom(...hostileZones)
const anyMoment = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2038, 0, 1) }).map(instant)

/** What the runtime's own calendar says: a second source, asked in another way. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function readByIntl(moment: number, name: string): string {
  const known =
    formatters.get(name) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' })
  formatters.set(name, known)
  return known.format(moment).replace(/\s/, ' ')
}

test('Z5 at any moment in any hostile zone the wall clock agrees with the runtime', () => {
  fc.assert(
    fc.property(anyMoment, anyZone, (moment, place) => {
      const read = instantToWall(moment, place)
      expect(`${read.date} ${read.wall}`).toBe(readByIntl(moment, place))
    }),
    { numRuns: 2000 },
  )
})

test('Z5 a wall time outside a gap comes back as it went, and is never later than a second showing of it', () => {
  fc.assert(
    fc.property(anyMoment, anyZone, (moment, place) => {
      const read = instantToWall(moment, place)
      const back = proved(wallToInstant(read.date, read.wall, place))
      expect(instantToWall(back, place)).toEqual(read)
      expect(back).toBeLessThanOrEqual(moment)
      if (back < moment - 60_000)
        expect(offsetMinutes(back, place)).toBeGreaterThan(offsetMinutes(moment, place))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['America/Los_Angeles', '2027-03-14', '02:00'],
  ['America/Los_Angeles', '2027-03-14', '02:59'],
  ['Australia/Lord_Howe', '2026-10-04', '02:15'],
  ['America/Santiago', '2026-09-06', '00:30'],
  ['America/St_Johns', '2027-03-14', '02:30'],
  ['Pacific/Apia', '2011-12-30', '10:00'],
])('Z5 in %s the clock never shows %s %s, so it is no moment', (name, day, clock) => {
  expect(wallToInstant(date(day), wall(clock), zone(name))).toBeNull()
})

test.each([
  ['America/Los_Angeles', '2026-11-01', '01:30', '2026-11-01T08:30:00Z'],
  ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
  ['America/Santiago', '2026-04-04', '23:30', '2026-04-05T02:30:00Z'],
  ['America/St_Johns', '2026-11-01', '01:15', '2026-11-01T03:45:00Z'],
])('Z5 in %s the clock shows %s %s twice, and the first is meant', (name, day, clock, expected) => {
  expect(iso(wallToInstant(date(day), wall(clock), zone(name)))).toBe(expected)
})

test('24:00 is the next midnight, also where that midnight is jumped over', () => {
  expect(iso(wallToInstant(date('2026-12-31'), wall('24:00'), zone('UTC')))).toBe('2027-01-01T00:00:00Z')
  expect(wallToInstant(date('2026-09-05'), wall('24:00'), zone('America/Santiago'))).toBeNull()
})

test.each([
  ['America/Los_Angeles', '2027-03-14', 23],
  ['America/Los_Angeles', '2026-11-01', 25],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['America/Santiago', '2026-09-06', 23],
  ['America/Santiago', '2026-04-04', 25],
  ['Asia/Kathmandu', '2026-11-01', 24],
  ['Pacific/Apia', '2011-12-30', 0],
])('I22 in %s the day %s has %d hours', (name, day, hours) => {
  const place = zone(name)
  expect((endOfDay(date(day), place) - startOfDay(date(day), place)) / 3_600_000).toBe(hours)
  const spans = daySpans(dayNumber(date(day)), place)
  expect(spans.reduce((sum, span) => sum + span.until - span.from, 0) / 3_600_000).toBe(hours)
})

test('a day starts at its first moment even when there is no midnight', () => {
  expect(iso(startOfDay(date('2026-09-06'), zone('America/Santiago')))).toBe('2026-09-06T04:00:00Z')
  expect(
    instantToWall(startOfDay(date('2026-09-06'), zone('America/Santiago')), zone('America/Santiago')).wall,
  ).toBe('01:00')
})

test('offsets are minutes east of Greenwich', () => {
  expect(offsetMinutes(at('2026-12-01T00:00:00Z'), zone('America/Los_Angeles'))).toBe(-480)
  expect(offsetMinutes(at('2026-07-01T00:00:00Z'), zone('America/Los_Angeles'))).toBe(-420)
  expect(offsetMinutes(at('2026-07-01T00:00:00Z'), zone('Asia/Kathmandu'))).toBe(345)
})

test('days are counted over months, leap days and years, and weeks begin on Monday', () => {
  expect(addDays(date('2028-02-28'), 2)).toBe('2028-03-01')
  expect(addDays(date('2027-01-01'), -1)).toBe('2026-12-31')
  expect(daysBetween(date('2026-11-01'), date('2027-11-01'))).toBe(365)
  expect(weekday(date('2026-12-01'))).toBe(2)
  expect(weekday(date('1969-12-28'))).toBe(7)
  expect(weekStart(date('2026-12-06'))).toBe('2026-11-30')
  expect(weekStart(date('2026-11-30'))).toBe('2026-11-30')
})
