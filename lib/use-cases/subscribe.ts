import { getPractice } from '@/lib/data/read/practice'
import { inTransaction } from '@/lib/data/transaction'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { queueLetter } from '@/lib/data/write/letters'
import { limits, takeHit } from '@/lib/data/write/limits'
import { askForNewsletter, confirmSubscriber, leaveNewsletter } from '@/lib/data/write/subscribers'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { newsletterConfirmLetter } from '@/lib/email/letters/newsletter-letters'

type Asking = { network: string; repeat: RepeatKey | null; publicUrl: string }
export type NewsletterAsked = { ok: true } | { ok: false; reason: 'too-many' | 'other-content' }

/**
 * Writes down that an address asked for the newsletter and sends it one letter, both or neither. The answer and the work are the same
 * whether the address is new, waits for its confirmation, is on the list or left it (T14).
 */
export async function subscribe(
  { email, consent }: { email: EmailAddress; consent: string },
  { network, repeat, publicUrl }: Asking,
): Promise<NewsletterAsked> {
  const once = await runOnce<NewsletterAsked>(repeat, async tx => {
    const isWelcome =
      (await takeHit(limits.subscribersByNetwork, network, tx)) &&
      (await takeHit(limits.subscribersByAddress, email, tx))
    if (!isWelcome) throw new Undo<NewsletterAsked>({ ok: false, reason: 'too-many' })
    const { id, ...tokens } = await askForNewsletter(tx, email, consent)
    const practice = await getPractice(tx)
    await queueLetter(tx, {
      kind: 'newsletter-confirm',
      appointmentId: null,
      version: null,
      recipient: id,
      to: email,
      body: newsletterConfirmLetter({ practice, publicUrl, ...tokens }),
    })
    return { ok: true }
  })
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

/** The press on the button behind a confirmation link: from now on letters come. Again it is answered the same; false for no such link. */
export const confirmSubscription = (token: string): Promise<boolean> =>
  inTransaction(tx => confirmSubscriber(tx, token))

/**
 * Takes whoever this token belongs to off the list at once and forgets the address (RFC 8058: no cookie, no question, no second
 * step). Again it is answered the same; false for no such link.
 */
export const unsubscribe = (token: string): Promise<boolean> =>
  inTransaction(tx => leaveNewsletter(tx, token))
