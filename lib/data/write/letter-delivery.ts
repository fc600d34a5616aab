import { randomUUID } from 'node:crypto'
import { open } from '@/lib/crypto/seal'
import type { LetterKind, RenderedLetter } from '@/lib/domain/letters/letter'
import { hoursOfPatience, secondsUntilNextTry } from '@/lib/domain/letters/patience'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { db } from '../db'
import { Prisma } from '../generated/client'
import { isOvertaken, isPassing, olderOnItsWay, overtakenBy } from './letter-order'
import { letterPlace } from './letters'

/** The right to send one letter, until the lease ends or somebody else takes it. */
export type LetterLease = { id: string; leaseId: string; attempts: number }

export type ClaimedLetter = LetterLease & {
  kind: LetterKind
  messageId: string
  /** Null when no key of the ring opens it any more. */
  content: { to: string; body: RenderedLetter } | null
}

type ClaimedRow = {
  id: string
  kind: LetterKind
  message_id: string
  attempts: number
  to_sealed: Uint8Array
  body_sealed: Uint8Array | null
}

const patience = Prisma.sql`${hoursOfPatience} * interval '1 hour'`
const unheld = Prisma.sql`(l.state = 'waiting' OR (l.state = 'sending' AND l.lease_until <= practice_now()))`

/**
 * Takes up to `limit` letters that are due, each for `leaseMs`; the most urgent first. Any number of workers may ask at
 * once: each letter goes to one of them (X12), and comes back when its lease ends without a result (X13). Letters that a
 * newer one or their own end has overtaken are settled first and never sent.
 */
export async function claimLetters(limit: number, leaseMs: number): Promise<ClaimedLetter[]> {
  await settleOvertaken()
  const leaseId = randomUUID()
  // Materialized: a plan may run a subquery once a row, and then each run locks and takes letters beyond the limit.
  const rows = await db().$queryRaw<ClaimedRow[]>`
    WITH due AS MATERIALIZED (
      SELECT l.id FROM letter l
      WHERE ${unheld} AND l.next_attempt_at <= practice_now() AND l.not_before <= practice_now()
        AND l.body_sealed IS NOT NULL AND NOT ${olderOnItsWay}
      ORDER BY l.not_after, l.next_attempt_at LIMIT ${limit} FOR UPDATE OF l SKIP LOCKED)
    UPDATE letter SET state = 'sending', attempts = attempts + 1, lease_id = ${leaseId}::uuid,
      lease_until = practice_now() + ${leaseMs} * interval '1 millisecond'
    FROM due WHERE letter.id = due.id
    RETURNING letter.id, kind, message_id, attempts, to_sealed, body_sealed`
  return rows.map(row => ({
    id: row.id,
    leaseId,
    attempts: row.attempts,
    kind: row.kind,
    messageId: row.message_id,
    content: openLetter(row),
  }))
}

function openLetter({ id, to_sealed, body_sealed }: ClaimedRow): ClaimedLetter['content'] {
  if (body_sealed === null) return null
  const keys = env().encryptionKeys
  try {
    const to = open(to_sealed, letterPlace('to', id), keys)
    // Proof of the type: only queueLetter seals for this place, and it seals a RenderedLetter.
    const body = JSON.parse(open(body_sealed, letterPlace('body', id), keys)) as RenderedLetter
    return { to, body }
  } catch (error) {
    log.error('letter does not open', error, { letter: id })
    return null
  }
}

/** Letters that may not be sent any more: superseded, or dead with a task when somebody would miss them (I18, I19). */
async function settleOvertaken(): Promise<void> {
  await db().$executeRaw`
    WITH settled AS (
      UPDATE letter l SET lease_id = NULL, lease_until = NULL,
        state = CASE WHEN ${isOvertaken} OR ${isPassing} THEN 'superseded' ELSE 'dead' END,
        body_sealed = CASE WHEN ${isOvertaken} OR ${isPassing} THEN NULL ELSE l.body_sealed END,
        last_error = coalesce(${overtakenBy}, CASE WHEN l.not_after <= practice_now() THEN 'expired' ELSE 'given-up' END)
      WHERE l.id IN (
        SELECT l.id FROM letter l
        WHERE ${unheld} AND (${isOvertaken} OR l.not_after <= practice_now()
          OR (l.state = 'sending' AND practice_now() >= l.not_before + ${patience}))
        FOR UPDATE OF l SKIP LOCKED)
      RETURNING l.id, l.state, l.appointment_id)
    INSERT INTO task (kind, subject, appointment_id)
    SELECT 'letter-dead', id::text, appointment_id FROM settled WHERE state = 'dead'
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`
}

/** May the holder of this lease still send? Asked just before the content goes out, for a sender may have slept (X14). */
export async function isStillMine({ id, leaseId }: LetterLease): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM letter l
    WHERE l.id = ${id}::uuid AND l.lease_id = ${leaseId}::uuid AND l.state = 'sending'
      AND l.lease_until > practice_now() AND l.not_after > practice_now() AND NOT ${isOvertaken}`
  return rows.length > 0
}

/** Gives the letter back before the lease ends, unsent: whoever claims next decides what becomes of it. */
export async function releaseLetter({ id, leaseId }: LetterLease): Promise<void> {
  await db().$executeRaw`
    UPDATE letter SET lease_until = practice_now()
    WHERE id = ${id}::uuid AND lease_id = ${leaseId}::uuid AND state = 'sending'`
}

/** The mail server took it. False when the lease was lost meanwhile: then the letter is somebody else's to mark. */
export async function markAccepted({ id, leaseId }: LetterLease): Promise<boolean> {
  const marked = await db().$executeRaw`
    UPDATE letter l SET state = 'accepted', sent_at = practice_now(), lease_id = NULL, lease_until = NULL, last_error = NULL,
      body_sealed = CASE WHEN ${isPassing} THEN NULL ELSE l.body_sealed END
    WHERE l.id = ${id}::uuid AND l.lease_id = ${leaseId}::uuid AND l.state = 'sending'`
  return marked > 0
}

/** It did not go this time: waits longer after each try, and ends after a day of trying as one that is refused does. */
export async function markFailed({ id, leaseId, attempts }: LetterLease, reason: string): Promise<boolean> {
  const next = Prisma.sql`LEAST(practice_now() + ${secondsUntilNextTry(attempts)} * interval '1 second', not_before + ${patience})`
  const state = Prisma.sql`CASE WHEN practice_now() >= not_before + ${patience} THEN 'dead' ELSE 'waiting' END`
  return end({ id, leaseId }, state, next, reason)
}

/**
 * It will never go: the server refuses it for good. Somebody is asked to look at it (N2), unless nobody would miss it: anybody can have
 * codes sent to addresses that do not exist, and the tasks that matter must not drown in those.
 */
export async function markDead(lease: LetterLease, reason: string): Promise<boolean> {
  return end(lease, Prisma.sql`'dead'`, Prisma.sql`next_attempt_at`, reason)
}

async function end(
  { id, leaseId }: Pick<LetterLease, 'id' | 'leaseId'>,
  state: Prisma.Sql,
  nextAttempt: Prisma.Sql,
  reason: string,
): Promise<boolean> {
  const marked = await db().$queryRaw<unknown[]>`
    WITH ended AS (
      UPDATE letter l SET state = CASE WHEN ${state} = 'dead' AND ${isPassing} THEN 'superseded' ELSE ${state} END,
        body_sealed = CASE WHEN ${state} = 'dead' AND ${isPassing} THEN NULL ELSE l.body_sealed END,
        next_attempt_at = ${nextAttempt}, last_error = ${reason}, lease_id = NULL, lease_until = NULL
      WHERE l.id = ${id}::uuid AND l.lease_id = ${leaseId}::uuid AND l.state = 'sending'
      RETURNING id, state, appointment_id),
    asked AS (
      INSERT INTO task (kind, subject, appointment_id)
      SELECT 'letter-dead', id::text, appointment_id FROM ended WHERE state = 'dead'
      ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING)
    SELECT 1 FROM ended`
  return marked.length > 0
}
