import { type Instant, instant, isoInstant } from '@/lib/domain/time/types'
import type { Transaction } from '../db'
import type { KeptStart } from '../read/promised-starts'
import { insertClaim } from './appointments'
import { writeAudit } from './audit'
import { endHoldsInTheWay } from './holds'
import { lockPerson } from './locks'

/**
 * Notes that these starts hold under these rules as well. No version is made: nothing that anybody sees has changed. A row that changed
 * since it was read is left for the next run. Answers how many were noted.
 */
export function stampRules(tx: Transaction, kept: readonly KeptStart[], rules: string): Promise<number> {
  const ids = kept.map(({ id }) => id)
  const versions = kept.map(({ version }) => version)
  return tx.$executeRaw`
    UPDATE appointment a SET zone_rules = ${rules} FROM unnest(${ids}::uuid[], ${versions}::int[]) AS read (id, version)
    WHERE a.id = read.id AND a.version = read.version`
}

type OldClaim = { id: string; kind: string; thing: string; start: number; end: number }

/**
 * Claims the same things for the same length from another instant on, and lets the old claims go. The caller holds the weeks; people
 * are locked here, in order, before any claim. False when something is taken: the caller must undo the transaction.
 */
export async function shiftClaims(tx: Transaction, id: string, by: number): Promise<boolean> {
  const claims = await tx.$queryRaw<OldClaim[]>`
    SELECT id, kind, thing, epoch_ms(starts_at)::float8 AS start, epoch_ms(ends_at)::float8 AS "end"
    FROM claim WHERE appointment_id = ${id}::uuid AND active ORDER BY kind, thing, id`
  for (const { thing } of claims.filter(({ kind }) => kind === 'person')) await lockPerson(tx, thing)
  for (const { kind, thing, ...old } of claims) {
    const span = { start: instant(old.start + by), end: instant(old.end + by) }
    await endHoldsInTheWay(tx, [thing], new Date(span.start), new Date(span.end))
    if (!(await insertClaim(tx, { kind, thing, appointmentId: id, ...span }))) return false
  }
  const old = claims.map(claim => claim.id)
  await tx.claim.updateMany({ where: { id: { in: old } }, data: { active: false } })
  return true
}

/**
 * Puts an appointment at the instant its wall time has by these rules: version + 1 with its audit row, the UID and the wall time stay
 * (I20, I21). False when it was overtaken since it was read.
 */
export async function moveByRules(
  tx: Transaction,
  kept: KeptStart,
  start: Instant,
  rules: string,
): Promise<boolean> {
  const end = instant(kept.end + start - kept.start)
  const moved = await tx.$executeRaw`
    UPDATE appointment SET starts_at = ${new Date(start)}, ends_at = ${new Date(end)}, zone_rules = ${rules}, version = version + 1,
      changed_at = practice_now()
    WHERE id = ${kept.id}::uuid AND state = ${kept.state} AND version = ${kept.version} AND zone_rules = ${kept.zoneRules}`
  if (moved !== 1) return false
  await writeAudit(tx, {
    actor: { kind: 'system' },
    action: 'zone-rules',
    appointmentId: kept.id,
    version: kept.version + 1,
    fromState: kept.state,
    toState: kept.state,
    fields: ['starts_at', 'ends_at'],
    values: { from: isoInstant(kept.start), to: isoInstant(start), rules: `${kept.zoneRules} to ${rules}` },
  })
  return true
}

/** Asks staff once to look at an appointment whose zone's rules changed: it moved with its wall time, or it could not. */
export async function askAboutRules(
  tx: Transaction,
  kind: 'zone-moved' | 'zone-clash',
  id: string,
): Promise<void> {
  // What could not move before and has moved now needs no decision any more.
  if (kind === 'zone-moved')
    await tx.$executeRaw`
      UPDATE task SET done_at = practice_now() WHERE kind = 'zone-clash' AND subject = ${id} AND done_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO task (kind, subject, appointment_id) VALUES (${kind}, ${id}, ${id}::uuid)
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`
}
