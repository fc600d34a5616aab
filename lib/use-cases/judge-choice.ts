import type { FactsRead } from '@/lib/data/read/availability'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import type { BookingDecision, BookingRequest } from '@/lib/domain/availability/types'
import type { Instant } from '@/lib/domain/time/types'
import { listAlternatives } from './alternatives'
import { judgeRequest, type RequestRefusal } from './judge-request'

export type HoldRequest = {
  service: string
  start: Instant
  therapist: string | null
  place: string | null
  party: 1 | 2
  state: string | null
  viewerZone: string | null
}

/** Why a choice is refused; with a time that cannot be had come the nearest that can, as UTC ISO 8601. */
export type ChoiceRefusal =
  | { ok: false; reason: 'slot-taken' | 'not-offered'; alternatives: string[] }
  | { ok: false; reason: RequestRefusal }

type Judged =
  | { ok: true; wanted: BookingRequest; first: Extract<BookingDecision, { ok: true }> }
  /** The nearest times may have to be read for, which needs nobody's turn. */
  | { ok: false; refuse: () => Promise<ChoiceRefusal> }

/** What an earlier look has to say about this one: the own hold, which is no obstacle, and therapists who turned out not to be free. */
type Known = { earlier: { id: string } | null; exclude: string[] }

/** Judges a choice by the request itself and then by the list of times, on facts around its start. */
export function judgeChoice(read: FactsRead, request: HoldRequest, known: Known): Judged {
  const reason = judgeRequest(read.facts, request)
  if (reason !== null) return { ok: false, refuse: async () => ({ ok: false, reason }) }
  const wanted = askFor(request, known)
  const first = decideBooking(read.facts, wanted, read.now)
  if (first.ok) return { ok: true, wanted, first }
  return { ok: false, refuse: () => refuse(wanted, first.reason, read) }
}

const askFor = (request: HoldRequest, { earlier, exclude }: Known): BookingRequest => ({
  service: request.service,
  start: request.start,
  place: request.place,
  party: request.party,
  state: request.state,
  exclude,
  ...(request.therapist === null ? {} : { therapist: request.therapist }),
  ...(earlier === null ? {} : { except: earlier.id }),
})

/** A refusal with the nearest times, looked for as far ahead as the service can be booked. */
async function refuse(
  request: BookingRequest,
  reason: 'slot-taken' | 'not-offered' | 'not-licensed',
  read: FactsRead,
): Promise<ChoiceRefusal> {
  if (reason === 'not-licensed') return { ok: false, reason }
  return { ok: false, reason, alternatives: await listAlternatives(undefined, request, read) }
}
