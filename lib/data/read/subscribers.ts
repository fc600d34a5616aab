import { hashToken } from '@/lib/crypto/tokens'
import { db } from '../db'

/** What a link to confirm leads to: something to confirm, something that was confirmed, or null for no such link. */
export async function findConfirmation(token: string): Promise<'asked' | 'confirmed' | null> {
  const rows = await db().$queryRaw<{ state: 'asked' | 'confirmed' }[]>`
    SELECT state FROM subscriber
    WHERE confirm_hash = ${hashToken(token)} AND (state = 'confirmed' OR (state = 'asked' AND confirm_until > practice_now()))`
  return rows[0]?.state ?? null
}

/** Whether whoever a link to unsubscribe belongs to is on the list still, or null for no such link. */
export async function findSubscription(token: string): Promise<'on' | 'off' | null> {
  const row = await db().subscriber.findUnique({
    where: { unsubscribeHash: hashToken(token) },
    select: { state: true },
  })
  if (row === null) return null
  return row.state === 'left' ? 'off' : 'on'
}

/** How many people get the newsletter. Who they are is shown to nobody. */
export async function countSubscribers(): Promise<number> {
  return db().subscriber.count({ where: { state: 'confirmed' } })
}
