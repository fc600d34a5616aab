import { expect, test } from 'vitest'
import type { Slot } from '@/lib/domain/availability/types'
import { instant, parseZone } from '@/lib/domain/time/types'
import { groupByDay } from './days'

const slotAt = (text: string): Slot => {
  const start = Date.parse(text)
  return { start: instant(start), end: instant(start + 20 * 60_000), therapists: ['maren-okafor'] }
}

function headings(name: string, ...starts: string[]): string[] {
  const zone = parseZone(name)
  if (zone === null) throw new Error(`no zone: ${name}`)
  return groupByDay(starts.map(slotAt), zone, null).map(({ weekday, date }) => `${weekday}, ${date}`)
}

test('Z5 in a list over a clock change each day says what the clocks are called on it, and the day of the change says both', () => {
  expect(headings('America/Los_Angeles', '2027-03-12T18:00:00Z', '2027-03-15T17:00:00Z')).toEqual([
    'Friday, March 12 (PST)',
    'Monday, March 15 (PDT)',
  ])
  const change = ['2027-04-03T14:00:00Z', '2027-04-03T16:00:00Z']
  expect(headings('Australia/Lord_Howe', ...change)).toEqual([
    'Sunday, April 4 (GMT+11)',
    'Sunday, April 4 (GMT+10:30)',
  ])
})

test('Z5 in a list without a clock change no day says anything about it', () => {
  const starts = ['2026-12-01T18:00:00Z', '2026-12-02T18:00:00Z']
  expect(headings('America/Los_Angeles', ...starts)).toEqual(['Tuesday, December 1', 'Wednesday, December 2'])
})
