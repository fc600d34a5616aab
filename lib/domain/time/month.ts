import { type CalendarDate, parseCalendarDate } from './types'
import { addDays, daysBetween, weekday } from './wall-clock'

/** The first day of the month in which a date lies. */
export const monthOf = (date: CalendarDate): CalendarDate =>
  dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)))

/** The first day of the month so many months later (earlier when negative). Throws a RangeError beyond the years that can be parsed. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return dayOf(Math.floor(month / 12), (month % 12) + 1)
}

function dayOf(year: number, month: number): CalendarDate {
  const text = `${year}-${String(month).padStart(2, '0')}-01`
  const date = parseCalendarDate(text)
  if (date === null) throw new RangeError(`no month of our calendar: ${text}`)
  return date
}

/** A month as the rows of an American calendar, Sunday first; null where a row belongs to another month. */
export function weeksOf(first: CalendarDate): (CalendarDate | null)[][] {
  const before = weekday(first) % 7
  const length = daysBetween(first, addMonths(first, 1))
  const rows = Math.ceil((before + length) / 7)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => {
      const at = row * 7 + column - before
      return at >= 0 && at < length ? addDays(first, at) : null
    }),
  )
}
