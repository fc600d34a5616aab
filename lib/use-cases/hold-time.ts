import type { Transaction } from '@/lib/data/db'
import { makeLine } from '@/lib/data/line'
import type { FactsRead } from '@/lib/data/read/availability'
import { isDuplicate } from '@/lib/data/transaction'
import { type BrowserHold, beginChoice } from '@/lib/data/write/choices'
import { releaseHold } from '@/lib/data/write/holds'
import {
  answerAgain,
  answerOnce,
  type Once,
  type RepeatKey,
  runOnce,
  Undo,
} from '@/lib/data/write/idempotency'
import { lockCodes } from '@/lib/data/write/locks'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import type { BookingDecision, BookingRequest } from '@/lib/domain/availability/types'
import { type Instant, instant, isoInstant } from '@/lib/domain/time/types'
import { listAlternatives } from './alternatives'
import { type Decided, decideBehindLocks, weekOf } from './decide-behind-locks'
import { rangeAround } from './facts-around'
import { judgeRequest, type RequestRefusal } from './judge-request'
import { placeHold } from './place-hold'

export type HoldRequest = {
  service: string
  start: Instant
  therapist: string | null
  place: string | null
  party: 1 | 2
  state: string | null
  viewerZone: string | null
}

type HoldCaller = { browserHash: string; network: string; repeat: RepeatKey | null }

/** Instants as UTC ISO 8601; `end` without buffers. */
export type HoldOutcome =
  | { ok: true; heldUntil: string; therapist: string; start: string; end: string }
  | { ok: false; reason: 'slot-taken' | 'not-offered'; alternatives: string[] }
  | { ok: false; reason: RequestRefusal | 'too-many' | 'other-content' }

// Many who want the same times stand in line here, where it costs nothing, and not at the rows of the week, each with a connection in
// hand: whoever comes to the week finds it as it was read, and the pages of everybody else keep their way to the database.
const inLine = makeLine(2, 8_000)

/**
 * Holds a time for one browser, ten minutes, before anybody is known (B5). The decision is made on facts read with their revision
 * and demands that revision behind the locks, else it is made again there; the exclusion constraint has the last word (B6). A new
 * hold replaces the browser's earlier one in the same transaction, a refused one leaves it. A first-available loser tries the next
 * therapist in the same request (B3).
 */
export async function holdTime(request: HoldRequest, caller: HoldCaller): Promise<HoldOutcome> {
  const exclude: string[] = []
  for (let attempt = 1; ; attempt += 1) {
    try {
      const once = await inLine(() =>
        choose(request, caller, { exclude: [...exclude], counted: attempt > 1 }),
      )
      if (!once.ok) return { ok: false, reason: 'other-content' }
      if (!('tryNext' in once.answer)) return once.answer
      exclude.push(...(once.answer.tryNext ?? []))
    } catch (error) {
      // Two holds of one browser at the same moment: the second looks again and replaces the first.
      if (!isDuplicate(error)) throw error
    }
    if (attempt >= 8) return { ok: false, reason: 'slot-taken', alternatives: [] }
  }
}

type TryNext = { tryNext: string[] | null }
type Choice = Once<HoldOutcome | TryNext>

/** One look and, when the time is free, one transaction: whoever is refused needs no other. */
async function choose(
  request: HoldRequest,
  caller: HoldCaller,
  { exclude, counted }: { exclude: string[]; counted: boolean },
): Promise<Choice> {
  const { repeat } = caller
  const about = { range: rangeAround(request.start), therapist: request.therapist }
  const begun = await beginChoice({ ...caller, ...about, counted })
  if (begun.kind === 'too-many') return { ok: true, answer: { ok: false, reason: 'too-many' } }
  if (begun.kind === 'kept') return answerAgain(begun.key, begun.kept)
  const { read, earlier } = begun
  const refused = judgeRequest(read.facts, request)
  if (refused !== null) return answerOnce<HoldOutcome>(repeat, { ok: false, reason: refused })
  const wanted = askFor(request, earlier, exclude)
  const first = decideBooking(read.facts, wanted, read.now)
  if (!first.ok) return answerOnce(repeat, await refuse(wanted, first.reason, read))
  return runOnce<HoldOutcome | TryNext>(repeat, tx =>
    hold(tx, { request, caller, earlier, wanted, first, ...read }),
  )
}

type Holding = FactsRead & {
  request: HoldRequest
  caller: HoldCaller
  earlier: BrowserHold | null
  wanted: BookingRequest
  first: Extract<BookingDecision, { ok: true }>
}

async function hold(tx: Transaction, holding: Holding): Promise<HoldOutcome> {
  const { facts, now, earlier, wanted, first } = holding
  if (earlier !== null) await lockCodes(tx, earlier.id)
  const others = earlier === null ? [] : [weekOf(facts, earlier.therapistId, earlier.start)]
  const decided = await decideBehindLocks(tx, { facts, now, first, request: wanted, others })
  // Refused behind the locks: let them go first, so that nobody waits while other times are looked for.
  if (decided.kind === 'refused') throw new Undo<TryNext>({ tryNext: null })
  if (decided.kind === 'next') throw new Undo<TryNext>({ tryNext: [decided.therapist] })
  return place(tx, holding, decided)
}

const askFor = (request: HoldRequest, earlier: BrowserHold | null, exclude: string[]): BookingRequest => ({
  service: request.service,
  start: request.start,
  place: request.place,
  party: request.party,
  state: request.state,
  exclude,
  ...(request.therapist === null ? {} : { therapist: request.therapist }),
  ...(earlier === null ? {} : { except: earlier.id }),
})

async function place(
  tx: Transaction,
  { request, caller, earlier }: Holding,
  decided: Extract<Decided, { kind: 'decided' }>,
): Promise<HoldOutcome> {
  const { decision } = decided
  if (earlier !== null && !(await releaseHold(tx, earlier))) throw new Undo<TryNext>({ tryNext: null })
  const made = await placeHold(tx, {
    decided,
    service: request.service,
    party: request.party,
    clientState: request.state,
    viewerZone: request.viewerZone,
    firstAvailable: request.therapist === null,
    browserHash: caller.browserHash,
  })
  // The constraint refused: somebody wrote a claim past the locks. Nothing of this attempt stays.
  if (made === null)
    throw new Undo<TryNext>({ tryNext: request.therapist === null ? [decision.therapist] : null })
  const { start, end } = decision.session
  const heldUntil = isoInstant(instant(made.heldUntil.getTime()))
  return {
    ok: true,
    heldUntil,
    therapist: decision.therapist,
    start: isoInstant(start),
    end: isoInstant(end),
  }
}

/** A refusal with the nearest times, looked for as far ahead as the service can be booked. */
async function refuse(
  request: BookingRequest,
  reason: 'slot-taken' | 'not-offered' | 'not-licensed',
  read: FactsRead,
): Promise<HoldOutcome> {
  if (reason === 'not-licensed') return { ok: false, reason }
  return { ok: false, reason, alternatives: await listAlternatives(undefined, request, read) }
}
