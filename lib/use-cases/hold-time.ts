import type { Transaction } from '@/lib/data/db'
import type { FactsRead } from '@/lib/data/read/availability'
import { isDuplicate } from '@/lib/data/transaction'
import { type BrowserHold, beginChoice, countChoice, type Uncounted } from '@/lib/data/write/choices'
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
import type { BookingDecision, BookingRequest } from '@/lib/domain/availability/types'
import { instant, isoInstant } from '@/lib/domain/time/types'
import { type Decided, decideBehindLocks, weekOf } from './decide-behind-locks'
import { rangeAround } from './facts-around'
import { type ChoiceRefusal, type HoldRequest, judgeChoice } from './judge-choice'
import { type Behind, besideLine, covers, inLine, widenFor } from './look-together'
import { placeHold } from './place-hold'

type HoldCaller = { browserHash: string; network: string; repeat: RepeatKey | null }

/** Instants as UTC ISO 8601; `end` without buffers. */
export type HoldOutcome =
  | { ok: true; heldUntil: string; therapist: string; start: string; end: string }
  | ChoiceRefusal
  | { ok: false; reason: 'too-many' | 'other-content' }

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
      const once = await choose(request, caller, { exclude: [...exclude], again: attempt > 1 })
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

/** Whose therapists turned out not to be free, and whether somebody else was faster already: then the choice is counted, and looks for itself. */
type Attempt = { exclude: string[]; again: boolean }

/** A turn in line: a look and, when the time is free, one transaction. Whoever is refused by what others saw meanwhile needs neither. */
function choose(request: HoldRequest, caller: HoldCaller, attempt: Attempt): Promise<Choice> {
  const range = rangeAround(request.start)
  return inLine<Choice>({ thing: request.therapist ?? 'any', range }, async ({ seen, behind }) => {
    if (seen !== null && !attempt.again && covers(seen.range, range)) {
      const judged = judgeChoice(seen.read, request, { earlier: null, exclude: [] })
      if (!judged.ok) return () => refuseUnseen(judged.refuse, caller)
    }
    return look(request, caller, attempt, behind())
  })
}

/** Refused by facts that were read for somebody ahead, after this one had come. */
const refuseUnseen = (refuse: () => Promise<ChoiceRefusal>, caller: HoldCaller): Promise<Choice> =>
  besideLine<Choice>({ thing: caller.browserHash }, async () => {
    const counted = await countChoice({ ...caller, counted: false })
    if (counted.kind !== 'counted') return () => answerUncounted(counted)
    // Its own earlier time may be what is in the way: it looks for itself.
    if (counted.earlier !== null) return () => ({ ok: true, answer: { tryNext: null } })
    const choice = await answerOnce<HoldOutcome>(caller.repeat, await refuse())
    return () => choice
  })

async function look(
  request: HoldRequest,
  caller: HoldCaller,
  { exclude, again }: Attempt,
  behind: Behind,
): Promise<() => Choice | Promise<Choice>> {
  const range = widenFor(behind, rangeAround(request.start))
  const begun = await beginChoice({ ...caller, range, therapist: request.therapist, counted: again })
  if (begun.kind !== 'counted') return () => answerUncounted(begun)
  const { read, earlier } = begun
  behind.show({ read, range })
  const judged = judgeChoice(read, request, { earlier, exclude })
  if (!judged.ok) return async () => answerOnce<HoldOutcome>(caller.repeat, await judged.refuse())
  const holding = { request, caller, earlier, ...judged, ...read }
  const choice = await runOnce<HoldOutcome | TryNext>(caller.repeat, tx => hold(tx, holding))
  return () => choice
}

const answerUncounted = (uncounted: Uncounted): Choice =>
  uncounted.kind === 'kept'
    ? answerAgain(uncounted.key, uncounted.kept)
    : { ok: true, answer: { ok: false, reason: 'too-many' } }

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
