import { expect, test } from 'vitest'
import {
  instant,
  isoInstant,
  overlaps,
  parseCalendarDate,
  parseInstant,
  parseWallClock,
  parseZone,
} from './types'

const minute = 60_000
const interval = (start: number, end: number) => ({
  start: instant(start * minute),
  end: instant(end * minute),
})

test('I4 intervals that touch do not overlap, and a single millisecond in common is an overlap', () => {
  expect(overlaps(interval(600, 650), interval(650, 700))).toBe(false)
  expect(overlaps(interval(650, 700), interval(600, 650))).toBe(false)
  expect(overlaps(interval(600, 650), { start: instant(650 * minute - 1), end: instant(700 * minute) })).toBe(
    true,
  )
})

test.each([
  ['2026-12-01T17:30:00Z', '2026-12-01T17:30:00Z'],
  ['2026-12-01T17:30Z', '2026-12-01T17:30:00Z'],
  ['2026-12-01T09:30:00-08:00', '2026-12-01T17:30:00Z'],
  ['2026-12-02T00:15:00+05:45', '2026-12-01T18:30:00Z'],
  ['2026-12-01T17:30:00.5Z', '2026-12-01T17:30:00.500Z'],
])('the moment %s is read whatever the zone of the machine', (text, expected) => {
  const moment = parseInstant(text)
  expect(moment && isoInstant(moment)).toBe(expected)
})

test.each([
  '2026-12-01T17:30:00',
  '2026-12-01',
  '2026-02-30T10:00:00Z',
  '2026-12-01T24:00:00Z',
  '2026-12-01T10:60:00Z',
  '2026-12-01T10:00:60Z',
  '2026-12-01T10:00:00+24:00',
  '2026-12-01 10:00:00Z',
  '2026-12-01t10:00:00z',
  ' 2026-12-01T10:00:00Z',
  '2026-12-01T10:00:00Z\n',
  '2026-12-01T10:00:00.123456Z',
  '9999-12-31T23:59:00Z',
  '1764610200000',
  '',
])('the text %j is not a moment', text => {
  expect(parseInstant(text)).toBeNull()
})

test('a number that no calendar can hold is not an instant', () => {
  for (const ms of [Number.NaN, Infinity, 8.64e15 + 1]) expect(() => instant(ms)).toThrow(RangeError)
})

test('dates that do not exist are refused, leap days are known', () => {
  expect(parseCalendarDate('2028-02-29')).toBe('2028-02-29')
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '0026-04-01',
    '1899-12-31',
    '3000-01-01',
    '2026-04-01T00:00',
    '',
  ]) {
    expect(parseCalendarDate(text)).toBeNull()
  }
})

test('wall times are two digits and two digits, and 24:00 is the latest', () => {
  for (const text of ['00:00', '09:05', '23:59', '24:00']) expect(parseWallClock(text)).toBe(text)
  for (const text of ['24:01', '9:05', '09:60', '09:05:00', '-1:00', ''])
    expect(parseWallClock(text)).toBeNull()
})

test('zones are known names, not offsets, abbreviations or inventions', () => {
  expect(parseZone('America/Los_Angeles')).toBe('America/Los_Angeles')
  expect(parseZone('america/los_angeles')).toBe('America/Los_Angeles')
  expect(parseZone('Asia/Kathmandu')).toMatch(/^Asia\/Kathmandu$/)
  expect(parseZone('UTC')).toBe('UTC')
  for (const text of [
    '+05:45',
    'PST',
    'America/Atlantis',
    'America/../etc',
    '__proto__',
    '',
    'America/Los_Angeles ',
  ]) {
    expect(parseZone(text)).toBeNull()
  }
})
