import { type Outlook, readOutlook } from '@/lib/data/read/outlook'
import type { Slot } from '@/lib/domain/availability/types'
import { addMonths, monthOf } from '@/lib/domain/time/month'
import { type CalendarDate, type Instant, instant, type Zone } from '@/lib/domain/time/types'
import { addDays, dateOfDay, dayMs, daysBetween, instantToWall, localDay } from '@/lib/domain/time/wall-clock'
import { daysOf, findRefusal, findSlots, readAround, type TimesAsked } from './list-open-times'

export type MonthQuery = TimesAsked & {
  /** The first day of the list, in `zone`; today when null, past, or beyond what can be booked. */
  from: CalendarDate | null
  /** How many days the list shows. */
  days: number
  zone: Zone
  /** A time that must stand in the list, if it can be booked at all: the list moves to its day when it would not. */
  near: Instant | null
}

export type TimesWithMonth = {
  now: Instant
  from: CalendarDate
  /** Today, and the last day on which anything can be booked. */
  today: CalendarDate
  last: CalendarDate
  slots: Slot[]
  /** The month of `from`, every day of it, with how many times it has. */
  month: { first: CalendarDate; days: { date: CalendarDate; times: number }[] }
  /** The first time after a list without any; null when the list has some, or nothing is open at all. */
  next: Instant | null
}

/** A month and the days of a list that begins at its end are read at once; further looks ahead are no longer than this (T64). */
const mostDays = 62

/**
 * The times of some days with an overview of the month in which they begin (B4), both from one read by the same function that judges
 * a booking (A10), in the days of one zone. Only when the list is empty does it look further, in steps of 62 days, as far ahead as
 * the service can be booked. Throws when the practice does not know what is asked for: the page has checked it.
 */
export async function listMonth(query: MonthQuery): Promise<TimesWithMonth> {
  const dates = findDates(await readOutlook(query.service), query)
  const month = monthOf(dates.from)
  const end = addMonths(month, 1)
  const after = addDays(dates.from, query.days)
  const range = daysOf(month, daysBetween(end, after) > 0 ? after : end, query.zone)
  const read = await readAround(range, query.therapist)
  const unknown = findRefusal(read.facts, query)
  if (unknown !== null) throw new Error(`The times of something known were refused: ${unknown}`)
  const open = groupByDate(findSlots(read, query, range), query.zone)
  const inList = (date: CalendarDate) => date >= dates.from && date < after
  const slots = [...open].flatMap(([date, slots]) => (inList(date) ? slots : []))
  const days = listDates(month, end).map(date => ({ date, times: open.get(date)?.length ?? 0 }))
  const next = slots.length > 0 ? null : await findNext(query, after, dates.last)
  return { now: read.now, ...dates, slots, month: { first: month, days }, next }
}

function findDates({ now, horizonDays }: Outlook, { zone, near, from, days }: MonthQuery) {
  const latest = instant(now + (horizonDays ?? 0) * dayMs)
  const today = instantToWall(now, zone).date
  const last = instantToWall(latest, zone).date
  const wanted = from !== null && from >= today && from <= last ? from : today
  const date = near !== null && near >= now && near <= latest ? instantToWall(near, zone).date : wanted
  const isShown = date >= wanted && daysBetween(wanted, date) < days
  return { today, last, from: isShown ? wanted : date }
}

async function findNext(query: MonthQuery, from: CalendarDate, last: CalendarDate): Promise<Instant | null> {
  for (let day = from; day <= last; day = addDays(day, mostDays)) {
    const range = daysOf(day, addDays(day, mostDays), query.zone)
    const [slot] = findSlots(await readAround(range, query.therapist), query, range)
    if (slot !== undefined) return slot.start
  }
  return null
}

const groupByDate = (slots: readonly Slot[], zone: Zone): Map<CalendarDate, Slot[]> =>
  new Map(
    [...Map.groupBy(slots, ({ start }) => localDay(start, zone))].map(([day, ofDay]) => [
      dateOfDay(day),
      ofDay,
    ]),
  )

const listDates = (from: CalendarDate, until: CalendarDate): CalendarDate[] =>
  Array.from({ length: daysBetween(from, until) }, (_, at) => addDays(from, at))
