import { dayMs, minuteMs } from '../../time/wall-clock'
import type {
  Busy,
  HoursRule,
  PublicLimit,
  RoomFacts,
  ServiceFacts,
  SlotQuery,
  TherapistFacts,
} from '../types'
import type { Situation } from './random-facts'

// Written to be believed, not to be fast: it asks the runtime's calendar about every fifth minute, and knows no intervals of hours.

const pace = 5 * minuteMs

/** What a clock on the wall shows: the date, the minutes since midnight, the ISO weekday. */
export type Reading = { date: string; minutes: number; weekday: number }
type Clock = (moment: number) => Reading

const formatters = new Map<string, Intl.DateTimeFormat>()
const readings = new Map<string, Reading>()

function readCalendar(moment: number, zone: string): Reading {
  const key = `${zone} ${moment}`
  const known = readings.get(key)
  if (known) return known
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formatters.set(zone, formatter)
  const [date = '', clock = ''] = formatter.format(moment).split(' ')
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  const reading = { date, minutes: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)), weekday }
  readings.set(key, reading)
  return reading
}

const toMinutes = (wall: string) => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3))
const holds = (
  rule: { from: string; until: string; places: string[] | null; services: string[] | null },
  minutes: number,
  place: string,
) =>
  toMinutes(rule.from) <= minutes &&
  minutes < toMinutes(rule.until) &&
  (rule.places?.includes(place) ?? true) &&
  (rule.services?.includes('consultation') ?? true)

const isValid = ({ validFrom, validUntil }: HoursRule, date: string) =>
  (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil)

/** Do the published hours of this day include this reading of the clock? */
function isPublished(one: TherapistFacts, { date, minutes, weekday }: Reading, place: string): boolean {
  const overrides = one.overrides.filter(
    override => override.date === date && holds(override, minutes, place),
  )
  if (overrides.some(({ kind }) => kind === 'closed')) return false
  if (overrides.some(({ kind }) => kind === 'open')) return true
  const rules = one.hours.filter(
    rule => rule.weekday === weekday && isValid(rule, date) && holds(rule, minutes, place),
  )
  return rules.length > 0 && !rules.some(({ closed }) => closed)
}

/** Does a clock on the practice's wall show a published hour of the therapist at this moment? */
export const isOpenAt = (zone: string, one: TherapistFacts, place: string, moment: number): boolean =>
  isPublished(one, readCalendar(moment, zone), place)

function isOnGrid(one: TherapistFacts, reading: Reading, place: string, grid: number): boolean {
  let first = reading.minutes
  while (first >= 5 && isPublished(one, { ...reading, minutes: first - 5 }, place)) first -= 5
  return (reading.minutes - first) % grid === 0
}

const sameClock = (a: Reading, b: Reading) => a.date === b.date && a.minutes === b.minutes

function isFirstShowing(moment: number, clock: Clock): boolean {
  const reading = clock(moment)
  for (let back = pace; back <= 2 * 3_600_000; back += pace) {
    if (sameClock(clock(moment - back), reading)) return false
  }
  return true
}

const meets = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

function mondayOf({ date, weekday }: Reading): string {
  return new Date(Date.parse(date) - (weekday - 1) * dayMs).toISOString().slice(0, 10)
}

function isFull(one: TherapistFacts, busy: Busy[], start: number, clock: Clock): boolean {
  const here = clock(start)
  const count = (isCounted: (reading: Reading) => boolean) =>
    new Set(busy.filter(({ session }) => isCounted(clock(session.start))).map(held => held.appointment)).size
  const today = count(({ date }) => date === here.date)
  const thisWeek = count(reading => mondayOf(reading) === mondayOf(here))
  return today >= (one.maxPerDay ?? Infinity) || thisWeek >= (one.maxPerWeek ?? Infinity)
}

const isRoomFor = ({ place, services }: RoomFacts, service: ServiceFacts, where: string) =>
  place === where && (services?.includes(service.slug) ?? true)

/** Claims between which room is left: with buffers their whole stretch, without them the sessions alone. */
function isFree(query: SlotQuery, service: ServiceFacts, start: number, busy: readonly Busy[]): boolean {
  const session = { start, end: start + service.minutes * minuteMs }
  const claim = {
    start: start - service.bufferBefore * minuteMs,
    end: session.end + service.bufferAfter * minuteMs,
  }
  const bare = isWaived(query, 'buffers')
  return !busy.some(
    other =>
      other.appointment !== query.except && (bare ? meets(other.session, session) : meets(other, claim)),
  )
}

const isWaived = ({ waive }: SlotQuery, limit: PublicLimit) => waive?.includes(limit) ?? false

function isInHours(
  { facts }: Situation,
  one: TherapistFacts,
  service: ServiceFacts,
  place: string,
  start: number,
  clock: Clock,
) {
  const session = { start, end: start + service.minutes * minuteMs }
  if ([...one.leave, ...facts.closures].some(absence => meets(absence, session))) return false
  return isInWeek(one, service, place, start, clock)
}

function isInWeek(one: TherapistFacts, service: ServiceFacts, place: string, start: number, clock: Clock) {
  const end = start + service.minutes * minuteMs
  for (let moment = start; moment < end; moment += pace) {
    if (!isPublished(one, clock(moment), place)) return false
  }
  return isOnGrid(one, clock(start), place, service.gridMinutes)
}

function isPossible(
  situation: Situation,
  one: TherapistFacts,
  service: ServiceFacts,
  place: string,
  start: number,
  clock: Clock,
): boolean {
  const { facts, query } = situation
  const standing = one.busy.filter(({ appointment }) => appointment !== query.except)
  if (!isFree(query, service, start, one.busy)) return false
  const suits = (room: RoomFacts) =>
    isRoomFor(room, service, place) && isFree(query, service, start, room.busy)
  if (place !== 'video' && !facts.rooms.some(suits)) return false
  if (!isFirstShowing(start, clock)) return false
  if (!isWaived(query, 'caps') && isFull(one, standing, start, clock)) return false
  if (!isWaived(query, 'hours')) return isInHours(situation, one, service, place, start, clock)
  const isOnDaysGrid = clock(start).minutes % service.gridMinutes === 0
  return isOnDaysGrid || isInWeek(one, service, place, start, clock)
}

/**
 * All offered starts with their therapists, found by trying every fifth minute of the question's window. The clocks on the wall are
 * read from the runtime's calendar, or by whatever else is given.
 */
export function offerSlowly(
  situation: Situation,
  readClock: (moment: number, zone: string) => Reading = readCalendar,
): { start: number; therapists: string[] }[] {
  const { facts, query, now } = situation
  const service = facts.services[0]
  const place = query.place
  if (!service || !place) return []
  const clock = (moment: number) => readClock(moment, facts.zone)
  const notice = isWaived(query, 'notice') ? 0 : service.noticeMinutes
  const from = Math.max(query.from, now + notice * minuteMs)
  const horizon = isWaived(query, 'horizon') ? Infinity : service.horizonDays
  const until = Math.min(query.until, now + horizon * dayMs)
  const offered: { start: number; therapists: string[] }[] = []
  for (let start: number = query.from; start < until; start += pace) {
    if (start < from) continue
    const able = facts.therapists.filter(
      one =>
        (query.therapist === 'any' || query.therapist === one.slug) &&
        (place !== 'video' || query.state === null || one.states.includes(query.state)) &&
        isPossible(situation, one, service, place, start, clock),
    )
    if (able.length > 0) offered.push({ start, therapists: able.map(({ slug }) => slug) })
  }
  return offered
}
