import { type Instant, type Interval, instant, overlaps } from '../time/types'
import { minuteMs } from '../time/wall-clock'
import { explainCaps, explainClaims, explainRooms } from './explain-claims'
import { explainHours } from './explain-hours'
import type { Explanation, Question, Refusal, StartQuestion } from './explanation'
import { isLicensed, listPlaces, requireSteps } from './open-slots'
import type { Facts, PublicLimit, ServiceFacts } from './types'

function explainWindow(
  service: ServiceFacts,
  start: Instant,
  now: Instant,
  waived: readonly PublicLimit[],
): Refusal | null {
  if (start < now) return { rule: 'past' }
  const earliest = instant(now + service.noticeMinutes * minuteMs)
  if (start < earliest && !waived.includes('notice')) return { rule: 'notice', earliest }
  if (waived.includes('horizon')) return null
  const until = instant(now + service.horizonDays * 1440 * minuteMs)
  return start < until ? null : { rule: 'horizon', until }
}

/** The absence that meets the session; of several the one that began first, and then the longest. */
const findAbsence = (absences: readonly Interval[], session: Interval): Interval | undefined =>
  absences
    .filter(absence => overlaps(absence, session))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)[0]

/** Closures and leave count as hours do: set aside together. */
function explainAbsences({ facts, therapist, session, waive }: Question): Refusal | null {
  if (waive.includes('hours')) return null
  const closed = findAbsence(facts.closures, session)
  if (closed) return { rule: 'closure', closed }
  const away = findAbsence(therapist.leave, session)
  return away ? { rule: 'leave', away } : null
}

/**
 * Why one start is, or is not, offered with one therapist in one place: `offered` exactly when `openSlots` lists it, else the first
 * rule that forbids it. The rules are asked in this order: the service, the therapist, the number of people, the place, the licence; the
 * past, notice, horizon; closures of the practice, leave; the second showing of a time when clocks go back; hours, the session's end within
 * them, breaks, closed dates, the grid; other sessions, buffers; the day's and the week's cap; rooms. Notice and horizon count from
 * `now`. What `waive` names is not asked. The order in which facts were read changes nothing. Throws a RangeError for a service without
 * length or grid.
 */
export function explain(facts: Facts, asked: StartQuestion, start: Instant, now: Instant): Explanation {
  const { place, party, state, except, waive = [] } = asked
  const service = facts.services.find(({ slug }) => slug === asked.service)
  if (!service) return { rule: 'service', service: asked.service }
  const therapist = facts.therapists.find(({ slug }) => slug === asked.therapist)
  if (!therapist?.services.includes(service.slug)) return { rule: 'therapist', therapist: asked.therapist }
  if (!service.parties.includes(party)) return { rule: 'party', party }
  if (!listPlaces(service, place).includes(place)) return { rule: 'place', place }
  if (state !== null && !isLicensed(therapist, place, state)) return { rule: 'licence', state }
  requireSteps(service)
  const window = explainWindow(service, start, now, waive)
  if (window) return window
  const session = { start, end: instant(start + service.minutes * minuteMs) }
  const question = { facts, service, therapist, place, session, except, waive }
  return (
    explainAbsences(question) ??
    explainHours(question) ??
    explainClaims(question) ??
    explainCaps(question) ??
    explainRooms(question) ?? { rule: 'offered' }
  )
}
