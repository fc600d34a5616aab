import { type Instant, type Interval, instant, overlaps } from '../time/types'
import {
  dayNumber,
  daySpans,
  endOfDay,
  instantToWall,
  minuteMs,
  startOfDay,
  wallToInstant,
} from '../time/wall-clock'
import type { Question, Refusal } from './explanation'
import { type Span, subtractSpans } from './interval-list'
import { type OpenHours, readOpenHours, toInstants } from './open-hours'
import { listHours, listStartsInHours } from './open-slots'
import type { TherapistFacts } from './types'

const momentMinutes = 1 / minuteMs

/** Would the hours allow the start if it had only to lie in them, whatever the grid? */
function holds({ facts, service, session }: Question, hours: OpenHours, minutes: number): boolean {
  const within = { from: session.start, until: session.start + 1 }
  const free = { ...service, minutes, gridMinutes: momentMinutes }
  return listStartsInHours(facts, free, hours, within).length > 0
}

/** The hours, as instants, of the local day of the start and of the next one, into which a session may run. */
function listOpen({ facts, session }: Question, hours: OpenHours): { today: readonly Span[]; both: Span[] } {
  const day = dayNumber(instantToWall(session.start, facts.zone).date)
  const today = toInstants(hours(day), daySpans(day, facts.zone))
  return { today, both: [...today, ...toInstants(hours(day + 1), daySpans(day + 1, facts.zone))] }
}

const toInterval = ({ from, until }: Span): Interval => ({ start: instant(from), end: instant(until) })

/** The first stretch that the narrower hours lack and the session needs. */
function findCut(question: Question, wide: OpenHours, narrow: OpenHours): Interval {
  const cuts = subtractSpans(listOpen(question, wide).both, listOpen(question, narrow).both).map(toInterval)
  return cuts.find(cut => overlaps(cut, question.session)) ?? question.session
}

function findEnd(question: Question, hours: OpenHours): Instant {
  let end: number = question.session.start
  for (const span of listOpen(question, hours).both)
    if (span.from <= end && end < span.until) end = span.until
  return instant(end)
}

/** Null for a start on the steps of the grid, else the nearest of them on that local day. */
function explainSteps(question: Question): Refusal | null {
  const { facts, service, therapist, place, session } = question
  const { date } = instantToWall(session.start, facts.zone)
  const day = { from: startOfDay(date, facts.zone), until: endOfDay(date, facts.zone) }
  const starts = listHours(therapist, service, place, question)
    .flatMap(hours => listStartsInHours(facts, service, hours, day))
    .sort((a, b) => a - b)
  if (starts.includes(session.start)) return null
  const earlier = starts.findLast(start => start < session.start) ?? null
  const later = starts.find(start => start > session.start) ?? null
  return { rule: 'grid', minutes: service.gridMinutes, earlier, later }
}

/** The first rule of a therapist's own hours that forbids the session, or null. Asked of the same hours as the list of times. */
export function explainHours(question: Question): Refusal | null {
  const { facts, service, therapist, place, session, waive } = question
  const { start, end } = session
  const shown = instantToWall(start, facts.zone)
  const first = wallToInstant(shown.date, shown.wall, facts.zone)
  if (first !== null && first + minuteMs <= start) return { rule: 'second-showing', first }
  if (waive.includes('hours')) return explainSteps(question)
  const read = (more: Partial<TherapistFacts>) =>
    readOpenHours({ ...therapist, ...more }, service.slug, place)
  const opened = therapist.overrides.filter(({ kind }) => kind === 'open')
  const whole = read({ hours: therapist.hours.filter(({ closed }) => !closed), overrides: opened })
  const broken = read({ overrides: opened })
  const hours = read({})
  if (!holds(question, whole, momentMinutes))
    return { rule: 'hours', open: listOpen(question, whole).today.map(toInterval) }
  if (!holds(question, whole, service.minutes))
    return { rule: 'overrun', end: findEnd(question, whole), session: { start, end } }
  if (!holds(question, broken, service.minutes))
    return { rule: 'break', closed: findCut(question, whole, broken) }
  if (!holds(question, hours, service.minutes))
    return { rule: 'closed-date', closed: findCut(question, broken, hours) }
  return explainSteps(question)
}
