import type { Instant, Interval } from '@/lib/domain/time/types'
import type { Transaction } from '../db'
import { askForFacts, type FactsRead, type FactsRow, toFactsRead } from '../read/availability'
import { changeState } from './appointments'
import { writeAudit } from './audit'
import { countHit, limits } from './limits'

type EndedHold = { id: string; version: number; party: 1 | 2; instant: boolean }

/**
 * Ends holds whose time is over and that still claim something in the way of a new one (I14): a partial index cannot ask for the
 * time, so they are ended here, at the conflict, and by the sweep. The caller holds the therapist's week.
 */
export async function endHoldsInTheWay(
  tx: Transaction,
  things: string[],
  from: Date,
  until: Date,
): Promise<void> {
  const rows = await tx.$queryRaw<EndedHold[]>`
    SELECT DISTINCT a.id, a.version, a.party, s.instant FROM appointment a JOIN service s ON s.slug = a.service_slug JOIN claim c ON c.appointment_id = a.id
    WHERE a.state = 'held' AND a.held_until <= practice_now() AND c.active AND c.thing = ANY(${things}::uuid[])
      AND c.starts_at < ${until} AND c.starts_at > ${from}::timestamptz - interval '24 hours' AND c.ends_at > ${from}`
  for (const row of rows) await expireHold(tx, row)
}

/** Ends all holds whose time is over: the sweep. Answers how many. */
export async function endOverdueHolds(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<EndedHold[]>`
    SELECT a.id, a.version, a.party, s.instant FROM appointment a JOIN service s ON s.slug = a.service_slug
    WHERE a.state = 'held' AND a.held_until <= practice_now() ORDER BY a.id LIMIT 200 FOR UPDATE OF a SKIP LOCKED`
  for (const row of rows) await expireHold(tx, row)
  return rows.length
}

const expireHold = (tx: Transaction, row: EndedHold) =>
  changeState(tx, { ...row, state: 'held' }, { event: 'expire', actor: { kind: 'system' }, action: 'expire' })

export type BrowserHold = {
  id: string
  version: number
  party: 1 | 2
  instant: boolean
  therapistId: string
  start: Instant
}

type Choosing = { network: string; browserHash: string; range: Interval; therapist: string | null }

/** The facts of a choice, and the hold that its browser has, ended or not: the next one replaces it. */
export type ChoiceBegun = FactsRead & { earlier: BrowserHold | null }

/**
 * Counts a choice against its network and reads what it will be judged by, on one way to the database. Null when the network has had
 * its share: nothing was counted then, and nothing read. The facts may be older than the wait for the count, as all facts are that
 * were read before the locks: their revision is demanded there, and the earlier hold is compared when it is let go.
 */
export async function beginChoice(tx: Transaction, choosing: Choosing): Promise<ChoiceBegun | null> {
  const { network, browserHash, range, therapist } = choosing
  const rows = await tx.$queryRaw<(FactsRow & { earlier: BrowserHold | null })[]>`
    WITH hit AS (${countHit(limits.holds, network)})
    SELECT read.facts, read.now, (
      SELECT json_build_object('id', a.id, 'version', a.version, 'party', a.party, 'instant', s.instant, 'therapistId', a.therapist_id,
        'start', epoch_ms(a.starts_at))
      FROM appointment a JOIN service s ON s.slug = a.service_slug WHERE a.browser_hash = ${browserHash} AND a.state = 'held') AS earlier
    FROM hit, LATERAL (${askForFacts(range, therapist)}) read`
  const row = rows[0]
  return row === undefined ? null : { ...toFactsRead(row), earlier: row.earlier }
}

/** Lets a browser's earlier hold go, because it chose another time. False when it was overtaken meanwhile. */
export async function releaseHold(tx: Transaction, hold: BrowserHold): Promise<boolean> {
  const released = await changeState(
    tx,
    { ...hold, state: 'held' },
    { event: 'release', actor: { kind: 'anonymous' }, action: 'release' },
  )
  // Overtaken by details, it may have a code since, which a proof has in hand that waits for this very row.
  if (!released.ok) return false
  // A letter on its way for the time that was let go must not book it any more.
  await tx.$executeRaw`
    UPDATE challenge SET ended_at = practice_now() WHERE appointment_id = ${hold.id}::uuid AND used_at IS NULL AND ended_at IS NULL`
  return true
}

/** Keeps a hold for somebody who gave their details; the audit gets its row. False when it was overtaken. */
export async function renewHold(
  tx: Transaction,
  hold: { id: string; version: number },
  renewal: { heldUntil: Date; policyVersion: string },
): Promise<boolean> {
  const renewed = await tx.$executeRaw`
    UPDATE appointment SET held_until = ${renewal.heldUntil}, hold_renewed_at = practice_now(), policy_version = ${renewal.policyVersion},
      version = version + 1, changed_at = practice_now()
    WHERE id = ${hold.id}::uuid AND state = 'held' AND version = ${hold.version} AND held_until > practice_now()`
  if (renewed !== 1) return false
  const fields = ['name', 'email', 'adult', 'policies']
  const change = { appointmentId: hold.id, version: hold.version + 1, fromState: 'held', toState: 'held' }
  await writeAudit(tx, { actor: { kind: 'anonymous' }, action: 'details', ...change, fields })
  return true
}
