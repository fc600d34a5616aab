import { dayMs, minuteMs } from '../../time/wall-clock'
import type { Busy, Facts, PublicLimit, RoomFacts, ServiceFacts, SlotQuery, TherapistFacts } from '../types'
import type { Situation } from './random-facts'

// Written to be believed, not to be fast: it asks the runtime's calendar about every fifth minute, and knows no intervals of hours.

const pace = 5 * minuteMs
type Reading = { date: string; minutes: number; weekday: number }

const formatters = new Map<string, Intl.DateTimeFormat>()
const readings = new Map<string, Reading>()

function readClock(moment: number, zone: string): Reading {
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
  rule: { from: string; until: string; places: string[] | null },
  minutes: number,
  place: string,
) =>
  toMinutes(rule.from) <= minutes && minutes < toMinutes(rule.until) && (rule.places?.includes(place) ?? true)

/** Do the published hours of this day include this reading of the clock? */
function isPublished(one: TherapistFacts, { date, minutes, weekday }: Reading, place: string): boolean {
  const overrides = one.overrides.filter(
    override => override.date === date && holds(override, minutes, place),
  )
  if (overrides.some(({ kind }) => kind === 'closed')) return false
  if (overrides.some(({ kind }) => kind === 'open')) return true
  const rules = one.hours.filter(rule => rule.weekday === weekday && holds(rule, minutes, place))
  return rules.length > 0 && !rules.some(({ closed }) => closed)
}

function isOnGrid(one: TherapistFacts, reading: Reading, place: string, grid: number): boolean {
  let first = reading.minutes
  while (first >= 5 && isPublished(one, { ...reading, minutes: first - 5 }, place)) first -= 5
  return (reading.minutes - first) % grid === 0
}

const sameClock = (a: Reading, b: Reading) => a.date === b.date && a.minutes === b.minutes

function isFirstShowing(moment: number, zone: string): boolean {
  const reading = readClock(moment, zone)
  for (let back = pace; back <= 2 * 3_600_000; back += pace) {
    if (sameClock(readClock(moment - back, zone), reading)) return false
  }
  return true
}

const meets = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

function mondayOf({ date, weekday }: Reading): string {
  return new Date(Date.parse(date) - (weekday - 1) * dayMs).toISOString().slice(0, 10)
}

function isFull(one: TherapistFacts, busy: Busy[], start: number, zone: string): boolean {
  const here = readClock(start, zone)
  const count = (isCounted: (clock: Reading) => boolean) =>
    new Set(
      busy.filter(({ session }) => isCounted(readClock(session.start, zone))).map(held => held.appointment),
    ).size
  const today = count(({ date }) => date === here.date)
  const thisWeek = count(clock => mondayOf(clock) === mondayOf(here))
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

function isInHours(given: Facts, one: TherapistFacts, service: ServiceFacts, place: string, start: number) {
  const session = { start, end: start + service.minutes * minuteMs }
  if ([...one.leave, ...given.closures].some(absence => meets(absence, session))) return false
  return isInWeek(given, one, service, place, start)
}

function isInWeek(given: Facts, one: TherapistFacts, service: ServiceFacts, place: string, start: number) {
  const end = start + service.minutes * minuteMs
  for (let moment = start; moment < end; moment += pace) {
    if (!isPublished(one, readClock(moment, given.zone), place)) return false
  }
  return isOnGrid(one, readClock(start, given.zone), place, service.gridMinutes)
}

function isPossible(
  { facts: given, query }: Situation,
  one: TherapistFacts,
  service: ServiceFacts,
  place: string,
  start: number,
): boolean {
  const { except } = query
  const standing = (busy: Busy[]) => busy.filter(({ appointment }) => appointment !== except)
  if (!isFree(query, service, start, one.busy)) return false
  const suits = (room: RoomFacts) =>
    isRoomFor(room, service, place) && isFree(query, service, start, room.busy)
  if (place !== 'video' && !given.rooms.some(suits)) return false
  if (!isFirstShowing(start, given.zone)) return false
  if (!isWaived(query, 'caps') && isFull(one, standing(one.busy), start, given.zone)) return false
  if (!isWaived(query, 'hours')) return isInHours(given, one, service, place, start)
  const onDaysGrid = readClock(start, given.zone).minutes % service.gridMinutes === 0
  return onDaysGrid || isInWeek(given, one, service, place, start)
}

/** All offered starts with their therapists, found by trying every fifth minute of the question's window. */
export function offerSlowly(situation: Situation): { start: number; therapists: string[] }[] {
  const { facts, query, now } = situation
  const service = facts.services[0]
  const place = query.place
  if (!service || !place) return []
  const notice = isWaived(query, 'notice') ? 0 : service.noticeMinutes
  const from = Math.max(query.from, now + notice * minuteMs)
  const until = isWaived(query, 'horizon')
    ? query.until
    : Math.min(query.until, now + service.horizonDays * dayMs)
  const offered: { start: number; therapists: string[] }[] = []
  for (let start: number = query.from; start < until; start += pace) {
    if (start < from) continue
    const able = facts.therapists.filter(
      one =>
        (query.therapist === 'any' || query.therapist === one.slug) &&
        (place !== 'video' || query.state === null || one.states.includes(query.state)) &&
        isPossible(situation, one, service, place, start),
    )
    if (able.length > 0) offered.push({ start, therapists: able.map(({ slug }) => slug) })
  }
  return offered
}
