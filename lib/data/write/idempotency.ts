import { open, seal } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import { db, type Transaction } from '../db'
import { Prisma } from '../generated/client'
import { inTransaction, isAway, tryAgain } from '../transaction'

/** Who repeats what: the browser, its key, the address and a hash of everything that was sent. */
export type RepeatKey = { principal: string; key: string; address: string; contentHash: string }

export type Once<T> = { ok: true; answer: T } | { ok: false; reason: 'other-content' }

/** Undo what this transaction did and answer so; nothing is remembered under the key, so the same key may try again. */
export class Undo<T> extends Error {
  override name = 'Undo'
  constructor(readonly answer: T) {
    super('Nothing was kept.')
  }
}

/**
 * Runs `work` once for a key, in one transaction with the remembered answer (I16): a repeat, also one at the same moment, is
 * answered as the first was; the same key with other content is refused. When the connection dies around the commit, the
 * answer is looked up by the key before anybody is told of a failure (X4). Without a key the work simply runs.
 */
export async function runOnce<T>(
  key: RepeatKey | null,
  work: (tx: Transaction) => Promise<T>,
): Promise<Once<T>> {
  try {
    return await inTransaction(async tx => {
      if (key !== null && !(await takeKey(tx, key))) return await readAnswer<T>(tx, key)
      const answer = await work(tx)
      if (key !== null) await keepAnswer(tx, key, answer)
      return { ok: true, answer }
    })
  } catch (error) {
    if (error instanceof Undo) return { ok: true, answer: error.answer }
    const kept = key !== null && isAway(error) ? await findKept<T>(key) : null
    if (kept !== null) return kept
    throw error
  }
}

/**
 * Remembers an answer behind which nothing was written, such as a refusal. Whoever sent the same at the same moment and was faster, or
 * the same key with other content, decides what is answered.
 */
export async function answerOnce<T>(key: RepeatKey | null, answer: T): Promise<Once<T>> {
  if (key === null) return { ok: true, answer }
  const kept = await tryAgain(
    () => db().$executeRaw`
      INSERT INTO idempotency (principal, key, address, content_hash, answer_sealed)
      VALUES (${key.principal}, ${key.key}, ${key.address}, ${key.contentHash}, ${sealAnswer(key, answer)}) ON CONFLICT DO NOTHING`,
  )
  return kept === 1 ? { ok: true, answer } : readAnswer<T>(db(), key)
}

/** What is remembered under a key; its answer as PostgreSQL writes bytes in JSON. */
export type Kept = { address: string; contentHash: string; answerSealed: string | null }

/** The question for what is remembered, which a larger statement may hold: no row without a key. */
export const askForKept = (key: RepeatKey | null): Prisma.Sql => Prisma.sql`
  SELECT address, content_hash AS "contentHash", encode(answer_sealed, 'base64') AS "answerSealed"
  FROM idempotency WHERE principal = ${key?.principal ?? null} AND key = ${key?.key ?? null}`

/** What a repeat is answered: as before, or not at all when it has other content. */
export const answerAgain = <T>(key: RepeatKey, kept: Kept): Once<T> =>
  openAnswer<T>(key, {
    ...kept,
    answerSealed: kept.answerSealed === null ? null : Buffer.from(kept.answerSealed, 'base64'),
  })

async function takeKey(tx: Transaction, key: RepeatKey): Promise<boolean> {
  // A second request with the key waits here until the first has committed or failed.
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency (principal, key, address, content_hash) VALUES (${key.principal}, ${key.key}, ${key.address}, ${key.contentHash})
    ON CONFLICT DO NOTHING`
  return taken === 1
}

const place = (key: RepeatKey) => `idempotency/answer/${key.principal}/${key.key}`

const sealAnswer = <T>(key: RepeatKey, answer: T) =>
  new Uint8Array(seal(JSON.stringify(answer), place(key), env().encryptionKeys))

async function keepAnswer<T>(tx: Transaction, key: RepeatKey, answer: T): Promise<void> {
  await tx.$executeRaw`
    UPDATE idempotency SET answer_sealed = ${sealAnswer(key, answer)} WHERE principal = ${key.principal} AND key = ${key.key}`
}

async function readAnswer<T>(tx: Transaction, key: RepeatKey): Promise<Once<T>> {
  const row = await tx.idempotency.findUnique({
    where: { principal_key: { principal: key.principal, key: key.key } },
  })
  return openAnswer<T>(key, row)
}

type Remembered = { address: string; contentHash: string; answerSealed: Uint8Array | null }

function openAnswer<T>(key: RepeatKey, row: Remembered | null): Once<T> {
  if (row?.answerSealed == null) throw new Error('A key without an answer was committed.')
  if (row.address !== key.address || row.contentHash !== key.contentHash)
    return { ok: false, reason: 'other-content' }
  // Written by sealAnswer for the same address, under authenticated encryption.
  return { ok: true, answer: JSON.parse(open(row.answerSealed, place(key), env().encryptionKeys)) as T }
}

async function findKept<T>(key: RepeatKey): Promise<Once<T> | null> {
  const row = await db().idempotency.findUnique({
    where: { principal_key: { principal: key.principal, key: key.key } },
  })
  return row === null ? null : readAnswer<T>(db(), key)
}
