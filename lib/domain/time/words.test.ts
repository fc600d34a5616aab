import { expect, test } from 'vitest'
import { parseCalendarDate, parseInstant, parseZone } from './types'
import { dateWords, dayWords, momentWords, timeWords, zoneWords } from './words'

function proved<Value>(value: Value | null): Value {
  if (value === null) throw new Error('the test itself is wrong')
  return value
}
const zone = (name: string) => proved(parseZone(name))
const at = (text: string) => proved(parseInstant(text))

test('a moment is said with its day, its clock and its zone', () => {
  const moment = at('2026-12-02T01:30:00Z')
  expect(momentWords(moment, zone('America/Los_Angeles'))).toBe('Tuesday, December 1, 5:30 pm Pacific (PST)')
  expect(dayWords(moment, zone('Asia/Kathmandu'))).toBe('Wednesday, December 2')
  expect(timeWords(moment, zone('Asia/Kathmandu'))).toBe('7:15 am')
})

test.each([
  ['America/Los_Angeles', '2026-07-01T12:00:00Z', 'Pacific (PDT)'],
  ['America/Phoenix', '2026-07-01T12:00:00Z', 'Mountain (MST)'],
  ['America/New_York', '2026-12-01T12:00:00Z', 'Eastern (EST)'],
  ['Asia/Kathmandu', '2026-12-01T12:00:00Z', 'Kathmandu (GMT+5:45)'],
  ['America/St_Johns', '2026-07-01T12:00:00Z', 'St Johns (GMT-2:30)'],
  ['Europe/London', '2026-12-01T12:00:00Z', 'London (GMT)'],
  ['America/Argentina/Buenos_Aires', '2026-12-01T12:00:00Z', 'Buenos Aires (GMT-3)'],
  ['UTC', '2026-12-01T12:00:00Z', 'UTC'],
  ['Etc/GMT+5', '2026-12-01T12:00:00Z', 'GMT-5'],
])('the zone %s at %s is called %s', (name, moment, expected) => {
  expect(zoneWords(at(moment), zone(name))).toBe(expected)
})

test('the two showings of one wall time are told apart by the name of the zone', () => {
  const place = zone('America/Los_Angeles')
  expect(momentWords(at('2026-11-01T08:30:00Z'), place)).toBe('Sunday, November 1, 1:30 am Pacific (PDT)')
  expect(momentWords(at('2026-11-01T09:30:00Z'), place)).toBe('Sunday, November 1, 1:30 am Pacific (PST)')
})

test('noon and midnight are pm and am, and minutes are always said', () => {
  expect(timeWords(at('2026-12-01T12:00:00Z'), zone('UTC'))).toBe('12:00 pm')
  expect(timeWords(at('2026-12-01T00:05:00Z'), zone('UTC'))).toBe('12:05 am')
})

test('R2 a plain date in words is the same day in a machine five hours and three quarters ahead of UTC', () => {
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-345)
  expect(dateWords(proved(parseCalendarDate('2026-11-12')))).toBe('November 12, 2026')
  expect(dateWords(proved(parseCalendarDate('2026-01-01')))).toBe('January 1, 2026')
})
