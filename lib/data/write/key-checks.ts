import { open, seal } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import { db } from '../db'
import { Prisma } from '../generated/client'

/** A key of this database that this process does not hold: it was left out, or another one was given under its name. */
export type AbsentKey = { key: string; reason: 'left-out' | 'another' }

const place = (key: string) => `key_check/text/${key}`

/** The keys under which values of this database may be sealed, and which the environment does not give. */
export async function listAbsentKeys(): Promise<AbsentKey[]> {
  const checks = await db().keyCheck.findMany({ orderBy: { key: 'asc' } })
  return checks.flatMap(({ key, textSealed }): AbsentKey[] => {
    if (!env().encryptionKeys.some(({ id }) => id === key)) return [{ key, reason: 'left-out' }]
    return opens(textSealed, key) ? [] : [{ key, reason: 'another' }]
  })
}

function opens(sealed: Uint8Array, key: string): boolean {
  try {
    return open(sealed, place(key), env().encryptionKeys) === key
  } catch {
    // Authenticated encryption opens with the right key or not at all.
    return false
  }
}

/** Remembers the keys that are given now. A name that is there already stays what it was, also when two processes start at once. */
export async function keepKeyChecks(): Promise<void> {
  const checks = env().encryptionKeys.map(key => {
    const sealed = new Uint8Array(seal(key.id, place(key.id), [key]))
    return Prisma.sql`(${key.id}, ${sealed})`
  })
  await db().$executeRaw`
    INSERT INTO key_check (key, text_sealed) VALUES ${Prisma.join(checks)} ON CONFLICT (key) DO NOTHING`
}
