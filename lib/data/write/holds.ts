import type { Transaction } from '../db'
import { changeState } from './appointments'
import { writeAudit } from './audit'
import type { BrowserHold } from './choices'

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
