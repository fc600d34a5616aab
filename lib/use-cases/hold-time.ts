import type { Transaction } from '@/lib/data/db'
import { makeLine } from '@/lib/data/line'
import type { FactsRead } from '@/lib/data/read/availability'
import { isDuplicate } from '@/lib/data/transaction'
import { type BrowserHold, beginChoice, releaseHold } from '@/lib/data/write/holds'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { lockCodes } from '@/lib/data/write/locks'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import type { BookingRequest } from '@/lib/domain/availability/types'
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
        runOnce<HoldOutcome | TryNext>(caller.repeat, tx => hold(tx, request, caller, [...exclude])),
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

async function hold(
  tx: Transaction,
  request: HoldRequest,
  caller: HoldCaller,
  exclude: string[],
): Promise<HoldOutcome> {
  const about = { range: rangeAround(request.start), therapist: request.therapist }
  const begun = await beginChoice(tx, { ...caller, ...about })
  if (begun === null) throw new Undo<HoldOutcome>({ ok: false, reason: 'too-many' })
  const { facts, now, earlier } = begun
  if (earlier !== null) await lockCodes(tx, earlier.id)
  const wanted = askFor(request, earlier, exclude)
  const refused = judgeRequest(facts, request)
  if (refused !== null) return { ok: false, reason: refused }
  const first = decideBooking(facts, wanted, now)
  if (!first.ok) return refuse(tx, wanted, first.reason, { facts, now })
  const others = earlier === null ? [] : [weekOf(facts, earlier.therapistId, earlier.start)]
  const decided = await decideBehindLocks(tx, { facts, now, first, request: wanted, others })
  // Refused behind the locks: let them go first, so that nobody waits while other times are looked for.
  if (decided.kind === 'refused') throw new Undo<TryNext>({ tryNext: null })
  if (decided.kind === 'next') throw new Undo<TryNext>({ tryNext: [decided.therapist] })
  return place(tx, { request, caller, earlier, decided })
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

type Placing = {
  request: HoldRequest
  caller: HoldCaller
  earlier: BrowserHold | null
  decided: Extract<Decided, { kind: 'decided' }>
}

async function place(tx: Transaction, { request, caller, earlier, decided }: Placing): Promise<HoldOutcome> {
  const { decision } = decided
  if (earlier !== null && !(await releaseHold(tx, earlier))) throw new Undo<TryNext>({ tryNext: null })
  const made = await placeHold(tx, {
    decided,
    service: request.service,
    party: request.party,
    clientState: request.state,
    viewerZone: request.viewerZone,
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
  tx: Transaction,
  request: BookingRequest,
  reason: 'slot-taken' | 'not-offered' | 'not-licensed',
  read: FactsRead,
): Promise<HoldOutcome> {
  if (reason === 'not-licensed') return { ok: false, reason }
  return { ok: false, reason, alternatives: await listAlternatives(tx, request, read) }
}
