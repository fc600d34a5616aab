import { expect, test } from 'vitest'
import { addMonths, monthOf, weeksOf } from './month'
import { parseCalendarDate } from './types'

function date(text: string) {
  const parsed = parseCalendarDate(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

test('B4 a month begins on its first day, and the one after December is January', () => {
  expect(monthOf(date('2026-12-31'))).toBe('2026-12-01')
  expect(addMonths(date('2026-12-01'), 1)).toBe('2027-01-01')
  expect(addMonths(date('2027-01-15'), -1)).toBe('2026-12-01')
  expect(addMonths(date('2024-02-29'), 12)).toBe('2025-02-01')
})

test('B4 the rows of a month hold each of its days once, under the right weekday, and no other day', () => {
  for (const first of ['2026-02-01', '2026-11-01', '2024-02-01', '2026-08-01', '2027-01-01'].map(date)) {
    const rows = weeksOf(first)
    const days = rows.flat().filter(day => day !== null)
    expect(days[0]).toBe(first)
    expect(new Set(days).size).toBe(days.length)
    expect(days.every(day => monthOf(day) === first)).toBe(true)
    expect(days.length).toBe(
      new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 0)).getUTCDate(),
    )
    for (const row of rows) {
      expect(row).toHaveLength(7)
      for (const [column, day] of row.entries())
        if (day !== null) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(column)
    }
  }
})
