import type { Transaction } from '../db'
import { openSubscriber } from './subscribers'

/** Writes down that an article goes out to the list; false when it did before. */
export async function addIssue(tx: Transaction, article: string, staffId: string): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO newsletter_issue (article, sent_by) VALUES (${article}, ${staffId}::uuid) ON CONFLICT DO NOTHING`
  return added === 1
}

/** The articles that are on their way to the list and not to everybody yet. */
export async function listUnfinishedIssues(tx: Transaction): Promise<string[]> {
  const rows = await tx.newsletterIssue.findMany({
    where: { finishedAt: null },
    orderBy: { sentAt: 'asc' },
    select: { article: true },
  })
  return rows.map(({ article }) => article)
}

/** Locks an issue for whoever writes its next letters; false when somebody else does, or all are written. */
export async function takeIssue(tx: Transaction, article: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM newsletter_issue WHERE article = ${article} AND finished_at IS NULL FOR UPDATE SKIP LOCKED`
  return rows.length > 0
}

export async function finishIssue(tx: Transaction, article: string): Promise<void> {
  await tx.$executeRaw`UPDATE newsletter_issue SET finished_at = practice_now() WHERE article = ${article}`
}

export type Addressee = { recipient: string; email: string; unsubscribeToken: string }

type Row = { id: string; address_key: string; email_sealed: Uint8Array; unsubscribe_sealed: Uint8Array }

/** Up to `limit` people who were on the list when the article was sent, are on it still, and have no letter of it yet. */
export async function listAddressees(tx: Transaction, article: string, limit: number): Promise<Addressee[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id, s.address_key, s.email_sealed, s.unsubscribe_sealed
    FROM newsletter_issue i JOIN subscriber s ON s.state = 'confirmed' AND s.confirmed_at <= i.sent_at
    WHERE i.article = ${article} AND NOT EXISTS (
      SELECT FROM letter l WHERE l.kind = 'newsletter' AND l.recipient = s.id || '/' || i.article)
    ORDER BY s.id LIMIT ${limit}
    FOR SHARE OF s`
  return rows.map(({ id, address_key, email_sealed, unsubscribe_sealed }) => ({
    recipient: `${id}/${article}`,
    email: openSubscriber('email', address_key, email_sealed),
    unsubscribeToken: openSubscriber('unsubscribe', address_key, unsubscribe_sealed),
  }))
}
