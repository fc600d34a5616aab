import type { MonthOverviewProps } from '@/components/booking/month-overview'
import type { DayOfTimes } from '@/components/booking/times-form'
import type { Slot } from '@/lib/domain/availability/types'
import { addMonths, monthOf, weeksOf } from '@/lib/domain/time/month'
import { type CalendarDate, type Instant, isoInstant, type Zone } from '@/lib/domain/time/types'
import { addDays, instantToWall } from '@/lib/domain/time/wall-clock'
import { dateWords, dayWords, timeWords, zoneWords } from '@/lib/domain/time/words'
import { shortOf } from '@/lib/domain/zones/zone-name'
import type { TimesWithMonth } from '@/lib/use-cases/list-month'

/** Open times under the dates of a zone; only days that have some. The heading says what the clocks are called where that changes (Z5). */
export function groupByDay(slots: readonly Slot[], zone: Zone, near: Instant | null): DayOfTimes[] {
  const [first, last] = [slots[0]?.start, slots.at(-1)?.start]
  const isChanged =
    first !== undefined && last !== undefined && zoneWords(first, zone) !== zoneWords(last, zone)
  // Where the clocks change between two days, each says what they are called on it; a day on which they change stands twice.
  const clockOf = (start: Instant) => (isChanged ? ` (${shortOf(zoneWords(start, zone))})` : '')
  const days = new Map<string, { weekday: string; date: string; times: DayOfTimes['times'][number][] }>()
  for (const { start } of slots) {
    const clock = clockOf(start)
    const key = instantToWall(start, zone).date + clock
    const day = days.get(key) ?? { ...headingOf(start, zone, clock), times: [] }
    day.times.push({ start: isoInstant(start), words: timeWords(start, zone), near: start === near })
    days.set(key, day)
  }
  return [...days].map(([key, day]) => ({ key, ...day }))
}

function headingOf(start: Instant, zone: Zone, clock: string): { weekday: string; date: string } {
  const [weekday = '', date = ''] = dayWords(start, zone).split(', ')
  return { weekday, date: date + clock }
}

type Way = { href: string; words: string } | null
type WayTo = (date: CalendarDate) => string

/** The ways to the days before and after those shown, as far as anything can be booked, and to the next that has times. */
export function otherDays(
  { from, today, last, next }: TimesWithMonth,
  zone: Zone,
  days: number,
  hrefOf: WayTo,
): { later: Way; earlier: Way; next: Way } {
  const after = addDays(from, days)
  const back = addDays(from, -days)
  const before = back > today ? back : today
  return {
    later: after <= last ? { href: hrefOf(after), words: `Later dates, from ${dateWords(after)}` } : null,
    earlier:
      from > today ? { href: hrefOf(before), words: `Earlier dates, from ${dateWords(before)}` } : null,
    next:
      next === null
        ? null
        : {
            href: hrefOf(instantToWall(next, zone).date),
            words: `The next free time is ${dayWords(next, zone)}`,
          },
  }
}

/** `December 3` of a date, and `December 2026` of its month. */
const dayOf = (date: CalendarDate) => dateWords(date).replace(/, \d+$/, '')
const monthWords = (date: CalendarDate) => dateWords(date).replace(/ \d+,/, '')

/** The month around a list of times: its days lead to the list, the months beside it to themselves. */
export function monthOverview(
  { today, last, month }: TimesWithMonth,
  hrefOf: WayTo,
  monthHref: WayTo,
): Omit<MonthOverviewProps, 'open'> {
  const times = new Map(month.days.map(day => [day.date, day.times]))
  const cellOf = (date: CalendarDate) => {
    const count = times.get(date) ?? 0
    const words = `${dayOf(date)}: ${count === 1 ? 'one time' : `${count} times`}`
    return { day: Number(date.slice(8)), words, href: count === 0 ? null : hrefOf(date) }
  }
  const wayTo = (first: CalendarDate): Way =>
    first < monthOf(today) || first > last
      ? null
      : { href: monthHref(first > today ? first : today), words: monthWords(first) }
  return {
    month: monthWords(month.first),
    weeks: weeksOf(month.first).map(week => week.map(date => (date === null ? null : cellOf(date)))),
    earlier: wayTo(addMonths(month.first, -1)),
    later: wayTo(addMonths(month.first, 1)),
  }
}
