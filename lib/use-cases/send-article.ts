import { findArticle } from '@/lib/content/articles'
import type { Transaction } from '@/lib/data/db'
import { publicAddress } from '@/lib/data/public-address'
import { getPractice } from '@/lib/data/read/practice'
import { inTransaction } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import { queueLetter } from '@/lib/data/write/letters'
import {
  addIssue,
  finishIssue,
  listAddressees,
  listUnfinishedIssues,
  takeIssue,
} from '@/lib/data/write/newsletter-issues'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { newsletterLetter } from '@/lib/email/letters/newsletter-letters'
import { listArticlesToSend } from './articles-to-send'
import { noteRefusal } from './note-refusal'

export type ArticleSent =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'unknown-article' | 'sent-before' }

/** So many letters a transaction: none of them is long, and one that fails loses little. */
const usualBatch = 100

/**
 * Sends an article to everybody who is on the list now. That it was sent, by whom, and the first letters are kept in one transaction;
 * the worker writes the others. An article goes out once, whoever presses how often.
 */
export async function sendArticle(actor: StaffActor, slug: string, batch = usualBatch): Promise<ArticleSent> {
  if (!may(actor, 'send-newsletter')) {
    await noteRefusal(actor, { action: 'send-newsletter' })
    return { ok: false, reason: 'not-found' }
  }
  if (!(await listArticlesToSend()).some(article => article.slug === slug))
    return { ok: false, reason: 'unknown-article' }
  return inTransaction(async tx => {
    if (!(await addIssue(tx, slug, actor.staffId))) return { ok: false, reason: 'sent-before' }
    await writeAudit(tx, { actor, action: 'send-article', subject: slug })
    await queueNext(tx, slug, batch)
    return { ok: true }
  })
}

/** Writes the letters that are still to be written of articles on their way. Any number of workers may do so at once. */
export async function continueIssues(batch = usualBatch): Promise<void> {
  for (const slug of await inTransaction(listUnfinishedIssues))
    while ((await inTransaction(tx => queueNext(tx, slug, batch))) === 'more');
}

/** The next letters of an issue. `more` when there may be others after them. */
async function queueNext(tx: Transaction, slug: string, batch: number): Promise<'more' | 'done'> {
  const article = findArticle(slug)
  // Taken out of the journal while it was on its way: nobody is led to a page that is gone.
  if (article === null) {
    await finishIssue(tx, slug)
    return 'done'
  }
  if (!(await takeIssue(tx, slug))) return 'done'
  const addressees = await listAddressees(tx, slug, batch)
  const practice = await getPractice(tx)
  for (const { recipient, email, unsubscribeToken } of addressees) {
    const body = newsletterLetter({ practice, publicUrl: publicAddress(), article, unsubscribeToken })
    await queueLetter(tx, {
      kind: 'newsletter',
      appointmentId: null,
      version: null,
      recipient,
      to: email,
      body,
    })
  }
  if (addressees.length === batch) return 'more'
  await finishIssue(tx, slug)
  return 'done'
}
