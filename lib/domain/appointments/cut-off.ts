import type { Instant } from '../time/types'
import { type AppointmentState, nextState } from './state'

export type CutOffDecision = { ok: true } | { ok: false; reason: 'too-late' | 'ended' }

/**
 * May a client still cancel (or move) by themselves? Yes while the start is at least the cut-off (minutes) away; the very moment
 * of the cut-off still counts. `too-late` from then on to the end of the session: the desk can be called. `ended` once it is over,
 * or in a state that nobody cancels from (a mere hold ends by itself).
 */
export function canCancel(
  appointment: { state: AppointmentState; start: Instant; end: Instant },
  cutOffMinutes: number,
  now: Instant,
): CutOffDecision {
  const hasCancel = nextState(appointment.state, 'cancel', { party: 1, instant: true }) !== null
  if (!hasCancel || now >= appointment.end) return { ok: false, reason: 'ended' }
  if (now >= appointment.start || now > appointment.start - cutOffMinutes * 60_000)
    return { ok: false, reason: 'too-late' }
  return { ok: true }
}
