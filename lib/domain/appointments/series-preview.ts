import { decideBooking, widenGrid } from '../availability/decide-booking'
import { explain } from '../availability/explain'
import { explainWords } from '../availability/explain-words'
import type { Explanation } from '../availability/explanation'
import type { AcceptedBooking, BookingDecision, BookingRequest, Busy, Facts } from '../availability/types'
import { type Instant, type Interval, overlaps } from '../time/types'
import { dateWords, timeWords } from '../time/words'
import { listSeries, type SeriesDate, type SeriesRule } from './series'

/** A series as staff ask for it: one therapist and one place for all its dates, in the practice's zone. */
export type SeriesRequest = Omit<SeriesRule, 'zone'> &
  Pick<BookingRequest, 'service' | 'party' | 'state' | 'waive'> & {
    therapist: string
    place: string
    /** When the people it is for have sessions already, whoever with: nobody is in two places. */
    own?: readonly Interval[]
  }

type Refused = Extract<BookingDecision, { ok: false }>

/** `words` are for the people of the practice, in the practice's zone. */
type Clash =
  | { ok: false; reason: 'no-such-time'; words: string }
  | { ok: false; reason: 'you-are-booked'; words: string; session: Interval }
  | (Refused & { words: string; because: Explanation | null })

export type SeriesPreview = SeriesDate & { decision: AcceptedBooking | Clash }

function refuse(facts: Facts, request: SeriesRequest, start: Instant, now: Instant, refused: Refused): Clash {
  if (refused.reason === 'not-licensed' && request.state === null) {
    const words = 'By video the state the client is in has to be known.'
    return { ...refused, because: null, words }
  }
  const because = explain(widenGrid(facts, request.waive), request, start, now)
  return { ...refused, because, words: explainWords(because, facts.zone) }
}

function judge(
  facts: Facts,
  request: SeriesRequest,
  { start, date }: SeriesDate,
  now: Instant,
): SeriesPreview['decision'] {
  if (start === null) {
    const words = `Clocks skip this time on ${dateWords(date)}: it does not exist.`
    return { ok: false, reason: 'no-such-time', words }
  }
  const { service, therapist, place, party, state, waive = [] } = request
  const decision = decideBooking(facts, { service, start, therapist, place, party, state, waive }, now)
  if (!decision.ok) return refuse(facts, request, start, now, decision)
  const session = request.own?.find(own => overlaps(own, decision.session))
  if (!session) return decision
  const [from, until] = [timeWords(session.start, facts.zone), timeWords(session.end, facts.zone)]
  const words = `The client already has a session from ${from} to ${until}.`
  return { ok: false, reason: 'you-are-booked', session, words }
}

/** The facts as they will be once this date is booked. */
function book(facts: Facts, decision: AcceptedBooking, appointment: string): Facts {
  const { session, claim, shorten } = decision
  const cut = (other: Busy): Busy => {
    const found = shorten.find(
      ({ was, appointment }) =>
        appointment === other.appointment && was.start === other.start && was.end === other.end,
    )
    return found ? { ...other, ...found.claim } : other
  }
  const take = (busy: readonly Busy[]) => [...busy.map(cut), { ...claim, appointment, session }]
  return {
    ...facts,
    therapists: facts.therapists.map(one =>
      one.slug === decision.therapist ? { ...one, busy: take(one.busy) } : one,
    ),
    rooms: facts.rooms.map(one => (one.id === decision.room ? { ...one, busy: take(one.busy) } : one)),
  }
}

/**
 * Judges every date of a series as the booking it would be, in time order: each sees the earlier ones as booked, so that caps and
 * rooms count them. A clash says its reason and, in words for staff, the first rule that forbids the time; nothing is moved to make
 * it fit. A series runs past the public horizon by nature: whoever asks sets that aside in `waive`. The facts have to reach from the
 * first date to the last.
 */
export function previewSeries(facts: Facts, request: SeriesRequest, now: Instant): SeriesPreview[] {
  let known = facts
  return listSeries({ ...request, zone: facts.zone }).map(date => {
    const decision = judge(known, request, date, now)
    if (decision.ok) known = book(known, decision, `series ${date.date}`)
    return { ...date, decision }
  })
}
