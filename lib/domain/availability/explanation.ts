import type { CalendarDate, Instant, Interval } from '../time/types'
import type { Facts, PublicLimit, ServiceFacts, SlotQuery, TherapistFacts } from './types'

/** One start in question: a service, one therapist (slug) and one place; a null state means any. */
export type StartQuestion = Pick<SlotQuery, 'service' | 'party' | 'state' | 'except' | 'waive'> & {
  therapist: string
  place: string
}

/** The same start with its facts looked up: what each rule is asked. */
export type Question = {
  facts: Facts
  service: ServiceFacts
  therapist: TherapistFacts
  place: string
  session: Interval
  except: string | undefined
  waive: readonly PublicLimit[]
}

/** What is already booked, and where: `session` is without buffers. */
type Booked = { appointment: string; session: Interval }

/**
 * The rules that can forbid a start, with what is needed to say it. In this order they are asked, from what holds for everybody to
 * what holds for this one moment; `explain` answers with the first that forbids, so a later one may forbid it as well.
 */
export type Refusal =
  /** The practice has no such service, or this therapist does not give it, or not there, or not to so many people. */
  | { rule: 'service'; service: string }
  | { rule: 'therapist'; therapist: string }
  | { rule: 'party'; party: 1 | 2 }
  | { rule: 'place'; place: string }
  /** By video alone: the law of the state in which the client is. */
  | { rule: 'licence'; state: string }
  | { rule: 'past' }
  /** `earliest` is the first moment far enough ahead. */
  | { rule: 'notice'; earliest: Instant }
  /** Starts before `until` are near enough. */
  | { rule: 'horizon'; until: Instant }
  | { rule: 'closure'; closed: Interval }
  | { rule: 'leave'; away: Interval }
  /** Clocks go back, and `first` is when they showed this time already. */
  | { rule: 'second-showing'; first: Instant }
  /** `open` are that local day's hours, breaks and closed dates not taken out; empty when there are none. */
  | { rule: 'hours'; open: Interval[] }
  /** The start lies within the hours, and the session runs past their `end`. */
  | { rule: 'overrun'; end: Instant; session: Interval }
  | { rule: 'break'; closed: Interval }
  /** What an override closes on that date, as far as it lies in the hours. */
  | { rule: 'closed-date'; closed: Interval }
  /** The nearest starts of that local day which the hours allow. */
  | { rule: 'grid'; minutes: number; earlier: Instant | null; later: Instant | null }
  /** The two sessions themselves would meet. */
  | ({ rule: 'claim' } & Booked)
  /** Only buffers meet: the other session ended at `after`, and starts are free of it from `free` on. */
  | { rule: 'buffer'; appointment: string; after: Instant; free: Instant }
  /** Only buffers meet: the other session begins at `before`, and starts are free of it until `free`. */
  | { rule: 'buffer'; appointment: string; before: Instant; free: Instant }
  | { rule: 'day-full'; date: CalendarDate; most: number }
  | { rule: 'week-full'; monday: CalendarDate; most: number }
  /** The office has no room for this service at all. */
  | { rule: 'no-room'; place: string }
  /** Each room of the office, with the first thing in its way; `claim` is with buffers. */
  | { rule: 'rooms'; place: string; taken: (Booked & { room: string; claim: Interval })[] }

export type Explanation = { rule: 'offered' } | Refusal
