import { type Interval, instant } from '../time/types'
import type { Busy, ShortenedClaim } from './types'

type Cut = { claim: Interval; shorten: ShortenedClaim[] }

/**
 * Makes room for a booking whose buffers are set aside among others whose sessions it does not meet. Its own buffers give way first, so
 * that as few other claims as possible are touched; what still reaches into its session is cut at the session's edge. Afterwards no
 * claim meets another and each holds its whole session. Where nothing overlapped, nothing is cut.
 */
export function shortenClaims(session: Interval, claim: Interval, others: readonly Busy[]): Cut {
  let { start, end } = claim
  const shorten = new Map<string, ShortenedClaim>()
  const cut = (other: Busy, left: Interval) => {
    const { appointment } = other
    // A therapist's claim and a room's are one and the same stretch.
    const key = `${appointment} ${other.start} ${other.end}`
    shorten.set(key, { appointment, was: { start: other.start, end: other.end }, claim: left })
  }
  for (const other of others) {
    if (other.session.end <= session.start) {
      start = instant(Math.max(start, Math.min(other.end, session.start)))
      if (other.end > session.start) cut(other, { start: other.start, end: session.start })
    } else {
      end = instant(Math.min(end, Math.max(other.start, session.end)))
      if (other.start < session.end) cut(other, { start: session.end, end: other.end })
    }
  }
  const order = [...shorten.values()].sort(
    (a, b) => a.was.start - b.was.start || (a.appointment < b.appointment ? -1 : 1),
  )
  return { claim: { start, end }, shorten: order }
}
