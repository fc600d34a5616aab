import { randomUUID } from 'node:crypto'
import { hashToken, keyedHash, makeCode, makeToken, sameText } from '@/lib/crypto/tokens'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { type Instant, instant } from '@/lib/domain/time/types'
import { env } from '@/lib/env'
import type { Transaction } from '../db'
import { newestFirst } from '../read/challenges'

export type Purpose = 'sign-in' | 'booking'

type NewChallenge = {
  purpose: Purpose
  email: EmailAddress
  browserHash: string
  appointmentId: string | null
  nextPath: string | null
}

/** The code, and for a sign-in the link's token: known here, in the letter, and nowhere else. */
export type Challenged = { id: string; code: string; linkToken: string | null; expiresAt: Date }

const hashCode = (id: string, code: string) => keyedHash(env().secret, 'code', `${id}/${code}`)

/**
 * A new code for a browser and an address: ten minutes, five tries. It ends what this browser was sent before for the same purpose,
 * and nobody else's (T11). The code is kept as an HMAC under a key outside the database (T10).
 */
export async function makeChallenge(tx: Transaction, made: NewChallenge): Promise<Challenged> {
  await tx.$executeRaw`
    UPDATE challenge SET ended_at = practice_now()
    WHERE browser_hash = ${made.browserHash} AND purpose = ${made.purpose} AND used_at IS NULL AND ended_at IS NULL`
  const linkToken = made.purpose === 'sign-in' ? makeToken() : null
  const linkHash = linkToken === null ? null : hashToken(linkToken)
  const id = randomUUID()
  const code = makeCode()
  const rows = await tx.$queryRaw<{ expires_at: Date }[]>`
    INSERT INTO challenge (id, purpose, email, code_hash, link_hash, browser_hash, appointment_id, next_path, expires_at)
    VALUES (${id}::uuid, ${made.purpose}, ${made.email}, ${hashCode(id, code)}, ${linkHash}, ${made.browserHash}, ${made.appointmentId}::uuid,
      ${made.nextPath}, practice_now() + interval '10 minutes') RETURNING expires_at`
  const row = rows[0]
  if (row === undefined) throw new Error('A challenge was not made.')
  return { id, code, linkToken, expiresAt: row.expires_at }
}

export type Proved = {
  id: string
  email: EmailAddress
  appointmentId: string | null
  nextPath: string | null
  /** When it was proved, by the database's clock: the moment of the whole transaction. */
  at: Instant
}
export type Proof =
  | { ok: true; proved: Proved }
  | { ok: false; reason: 'wrong-code' | 'code-ended'; triesLeft: number }

type Row = {
  id: string
  email: string
  code_hash: string
  tries: number
  appointment_id: string | null
  next_path: string | null
  live: boolean
  now: Date
}

const mostTries = 5

/**
 * Tries a code against this browser's newest challenge. A wrong one uses up a try of that challenge alone, so nobody can
 * burn another's code; the right one uses the challenge up (T7).
 */
export async function tryCode(
  tx: Transaction,
  purpose: Purpose,
  browserHash: string,
  code: string,
): Promise<Proof> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, email, code_hash, tries, appointment_id, next_path,
      used_at IS NULL AND ended_at IS NULL AND expires_at > practice_now() AS live, practice_now() AS now
    FROM challenge WHERE browser_hash = ${browserHash} AND purpose = ${purpose} ${newestFirst} LIMIT 1 FOR UPDATE`
  const row = rows[0]
  if (row === undefined || !row.live || row.tries >= mostTries)
    return { ok: false, reason: 'code-ended', triesLeft: 0 }
  if (!sameText(row.code_hash, hashCode(row.id, code))) {
    await tx.$executeRaw`UPDATE challenge SET tries = tries + 1 WHERE id = ${row.id}::uuid`
    const triesLeft = mostTries - row.tries - 1
    return { ok: false, reason: triesLeft === 0 ? 'code-ended' : 'wrong-code', triesLeft }
  }
  return { ok: true, proved: await useUp(tx, row) }
}

/** Uses up the challenge of a sign-in link; null when it is used, ended, over or never was. */
export async function useLink(tx: Transaction, linkToken: string): Promise<Proved | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, email, code_hash, tries, appointment_id, next_path, true AS live, practice_now() AS now FROM challenge
    WHERE link_hash = ${hashToken(linkToken)} AND purpose = 'sign-in' AND used_at IS NULL AND ended_at IS NULL
      AND expires_at > practice_now() AND tries < ${mostTries} FOR UPDATE`
  return rows[0] === undefined ? null : useUp(tx, rows[0])
}

async function useUp(tx: Transaction, row: Row): Promise<Proved> {
  await tx.$executeRaw`UPDATE challenge SET used_at = practice_now() WHERE id = ${row.id}::uuid`
  // The address was parsed before it was stored; nothing else writes this column.
  return {
    id: row.id,
    email: row.email as EmailAddress,
    appointmentId: row.appointment_id,
    nextPath: row.next_path,
    at: instant(row.now.getTime()),
  }
}
