import { expect, test } from 'vitest'
import { findZoneChanges, type ZoneChange } from './testing/zone-changes'
import { instant, parseCalendarDate, parseWallClock, parseZone, type WallClock, type Zone } from './types'
import {
  addDays,
  dayNumber,
  daySpans,
  instantToWall,
  minuteMs,
  startOfDay,
  wallToInstant,
} from './wall-clock'

const hourMs = 60 * minuteMs
const [from, until] = [instant(Date.UTC(2024, 0, 1)), instant(Date.UTC(2036, 0, 1))]

function proved<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('the test itself is wrong')
  return value
}

const zones: readonly Zone[] = Intl.supportedValuesOf('timeZone').map(name => proved(parseZone(name)))
const clock = (text: string): WallClock => proved(parseWallClock(text))

const changesOf = new Map(zones.map(zone => [zone, findZoneChanges(zone, from, until)]))

function forEveryChange(check: (zone: Zone, change: ZoneChange) => void): number {
  let checked = 0
  for (const [zone, changes] of changesOf) {
    for (const change of changes) {
      check(zone, change)
      checked += 1
    }
  }
  return checked
}

/** What a clock shows, counted from its offset alone. */
const shown = (moment: number, offset: number) => new Date(moment + offset * minuteMs).toISOString()
const readAt = (moment: number, offset: number) => {
  const local = shown(moment, offset)
  return { date: proved(parseCalendarDate(local.slice(0, 10))), wall: clock(local.slice(11, 16)) }
}

test('Z5 in every zone the runtime knows, around every clock change from 2024 to 2035, a wall time leads back to its moment, or to the first of two', () => {
  const strays: string[] = []
  const checked = forEveryChange((zone, { at, before, after }) => {
    const set = Math.abs(after - before) * minuteMs
    const hours = [-30, -24, -12, -6, 6, 12, 24, 30].map(hours => hours * hourMs)
    for (const away of [
      ...hours,
      -set - minuteMs,
      -set,
      -set / 2,
      -minuteMs,
      0,
      set / 2,
      set,
      set + minuteMs,
    ]) {
      const moment = at + away
      const read = instantToWall(instant(moment), zone)
      const back = wallToInstant(read.date, read.wall, zone)
      const isSecondShowing = after < before && away >= 0 && away < set
      if (back !== (isSecondShowing ? moment - set : moment)) strays.push(`${zone} ${shown(moment, 0)}`)
      if (away < hourMs * 6 && away > -hourMs * 6) {
        const expected = readAt(moment, away < 0 ? before : after)
        if (read.date !== expected.date || read.wall !== expected.wall)
          strays.push(`${zone} reads ${shown(moment, 0)}`)
      }
    }
  })
  expect(strays).toEqual([])
  expect(checked).toBeGreaterThan(2_500)
})

test('Z5 in every zone no minute that a clock jumps over is a moment, and of every minute shown twice the first is meant', () => {
  const strays: string[] = []
  forEveryChange((zone, { at, before, after }) => {
    const set = Math.abs(after - before)
    for (const minute of [0, 1, set / 2, set - 1].map(Math.floor)) {
      // A gap begins where the old offset ends; a fold begins where the new one starts.
      const { date, wall } = readAt(at + minute * minuteMs, Math.min(before, after))
      const expected = after > before ? null : at + (minute - set) * minuteMs
      if (wallToInstant(date, wall, zone) !== expected) strays.push(`${zone} ${date} ${wall}`)
    }
  })
  expect(strays).toEqual([])
})

test('I22 in every zone a day with a clock change is longer or shorter by just what the clocks were set', () => {
  const lengths = new Map<number, number>()
  const strays: string[] = []
  forEveryChange((zone, { at, before, after }) => {
    // The last moment before the change tells the day; a change at midnight belongs to the side where time is lost or doubled.
    const touched = [readAt(at - 1, before).date, readAt(at, after).date]
    const total = [...new Set([addDays(proved(touched[0]), -1), ...touched, addDays(proved(touched[1]), 1)])]
    let sum = 0
    for (const date of total) {
      const spans = daySpans(dayNumber(date), zone)
      const length = spans.reduce((all, span) => all + span.until - span.from, 0) / hourMs
      const between = (startOfDay(addDays(date, 1), zone) - startOfDay(date, zone)) / hourMs
      if (between !== length) strays.push(`${zone} ${date}`)
      if (length !== 24) lengths.set(length, (lengths.get(length) ?? 0) + 1)
      sum += length
    }
    if (sum !== total.length * 24 - (after - before) / 60) strays.push(`${zone} around ${touched[1]}`)
  })
  expect(strays).toEqual([])
  expect([...lengths.keys()].sort()).toEqual(expect.arrayContaining([22, 23, 23.5, 24.5, 25, 26]))
})

test('I23 in every zone nine to five is nine to five on the day before, of and after every clock change', () => {
  const strays: string[] = []
  forEveryChange((zone, { at, after }) => {
    const today = readAt(at, after).date
    for (const date of [addDays(today, -1), today, addDays(today, 1)]) {
      for (const wall of [clock('09:00'), clock('17:00')]) {
        const moment = proved(wallToInstant(date, wall, zone))
        const read = instantToWall(moment, zone)
        if (read.date !== date || read.wall !== wall) strays.push(`${zone} ${date} ${wall}`)
      }
    }
  })
  expect(strays).toEqual([])
})

test.each([
  ['Antarctica/Troll', '2026-03-29', 22],
  ['Antarctica/Troll', '2026-10-25', 26],
  ['Pacific/Chatham', '2026-09-27', 23],
  ['Asia/Kathmandu', '1986-01-01', 23.75],
  ['Pacific/Apia', '2011-12-30', 0],
  ['Pacific/Kwajalein', '1993-08-21', 0],
  ['Pacific/Kiritimati', '1994-12-31', 0],
  ['Asia/Pyongyang', '2018-05-04', 23.5],
])('I22 in %s the day %s has %d hours, however rare that is', (name, day, hours) => {
  const [zone, date] = [proved(parseZone(name)), proved(parseCalendarDate(day))]
  const spans = daySpans(dayNumber(date), zone)
  expect(spans.reduce((sum, span) => sum + span.until - span.from, 0) / hourMs).toBe(hours)
})

test('Z5 a day that a zone skips has no moment at all, and the days around it are whole', () => {
  for (const [name, day] of [
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
    ['Pacific/Kiritimati', '1994-12-31'],
  ] as const) {
    const [zone, date] = [proved(parseZone(name)), proved(parseCalendarDate(day))]
    for (const wall of ['00:00', '09:00', '23:59']) expect(wallToInstant(date, clock(wall), zone)).toBeNull()
    const [eve, morrow] = [addDays(date, -1), addDays(date, 1)]
    expect(startOfDay(morrow, zone) - startOfDay(eve, zone)).toBe(24 * hourMs)
    expect(wallToInstant(morrow, clock('00:00'), zone)).toBe(startOfDay(morrow, zone))
  }
})

test.each([
  // Until January 1972 Monrovia was 44 minutes and 30 seconds behind Greenwich; Dublin before 1916 25 minutes and 21 seconds.
  ['Africa/Monrovia', '1971-06-01', '12:00', '1971-06-01T12:44:30.000Z'],
  ['Africa/Monrovia', '1972-01-07', '00:44', null],
  ['Europe/Dublin', '1915-06-01', '12:00', '1915-06-01T12:25:21.000Z'],
  ['Asia/Kathmandu', '1985-12-31', '23:59', '1985-12-31T18:29:00.000Z'],
  ['Asia/Kathmandu', '1986-01-01', '00:14', null],
  ['Pacific/Chatham', '2026-01-15', '09:00', '2026-01-14T19:15:00.000Z'],
  ['Pacific/Chatham', '2026-07-15', '09:00', '2026-07-14T20:15:00.000Z'],
  ['Australia/Eucla', '2026-07-15', '09:00', '2026-07-15T00:15:00.000Z'],
])('Z5 offsets are kept to the second: in %s the clock at %s %s is %s', (name, day, wall, expected) => {
  const [zone, date] = [proved(parseZone(name)), proved(parseCalendarDate(day))]
  const moment = wallToInstant(date, clock(wall), zone)
  expect(moment && new Date(moment).toISOString()).toBe(expected)
  if (moment !== null) expect(instantToWall(moment, zone)).toEqual({ date, wall })
})
