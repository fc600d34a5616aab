import { open, seal } from '@/lib/crypto/seal'
import { hashToken, keyedHash, makeToken } from '@/lib/crypto/tokens'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { env } from '@/lib/env'
import type { Transaction } from '../db'
import { Prisma } from '../generated/client'

type Kept = 'email' | 'confirm' | 'unsubscribe'

/** Where a sealed field of a subscriber lives. By the address's key and not by a row: who comes back keeps their row. */
const subscriberPlace = (field: Kept, addressKey: string): string => `subscriber/${field}/${addressKey}`

const sealed = (field: Kept, addressKey: string, text: string) =>
  new Uint8Array(seal(text, subscriberPlace(field, addressKey), env().encryptionKeys))

/** Opens a sealed field of a subscriber. */
export const openSubscriber = (field: Kept, addressKey: string, bytes: Uint8Array): string =>
  open(bytes, subscriberPlace(field, addressKey), env().encryptionKeys)

export type Subscription = {
  id: string
  /** Null when the address was confirmed before: then there is nothing to confirm. */
  confirmToken: string | null
  unsubscribeToken: string
}

type Row = {
  id: string
  state: string
  confirm_sealed: Uint8Array | null
  unsubscribe_sealed: Uint8Array
}

/**
 * Writes down that somebody asked for the newsletter with an address, by the words of a version. Asked again before it was
 * confirmed it keeps its link, for seven days more; a confirmed one stays as it is; who left begins anew.
 */
export async function askForNewsletter(
  tx: Transaction,
  email: EmailAddress,
  consentVersion: string,
): Promise<Subscription> {
  const key = keyedHash(env().secret, 'newsletter', email)
  const [confirm, unsubscribe] = [makeToken(), makeToken()]
  const rows = await tx.$queryRaw<Row[]>`
    INSERT INTO subscriber AS s (address_key, email_sealed, state, consent_version, confirm_hash, confirm_sealed, confirm_until,
      unsubscribe_hash, unsubscribe_sealed)
    VALUES (${key}, ${sealed('email', key, email)}, 'asked', ${consentVersion}, ${hashToken(confirm)}, ${sealed('confirm', key, confirm)},
      practice_now() + interval '7 days', ${hashToken(unsubscribe)}, ${sealed('unsubscribe', key, unsubscribe)})
    ON CONFLICT (address_key) DO UPDATE SET
      email_sealed = EXCLUDED.email_sealed,
      state = CASE WHEN s.state = 'confirmed' THEN s.state ELSE 'asked' END,
      consent_version = CASE WHEN s.state = 'confirmed' THEN s.consent_version ELSE EXCLUDED.consent_version END,
      confirm_hash = CASE WHEN s.state = 'left' THEN EXCLUDED.confirm_hash ELSE s.confirm_hash END,
      confirm_sealed = CASE WHEN s.state = 'left' THEN EXCLUDED.confirm_sealed ELSE s.confirm_sealed END,
      confirm_until = CASE WHEN s.state = 'confirmed' THEN s.confirm_until ELSE EXCLUDED.confirm_until END,
      asked_at = CASE WHEN s.state = 'confirmed' THEN s.asked_at ELSE practice_now() END,
      left_at = NULL
    RETURNING id, state, confirm_sealed, unsubscribe_sealed`
  const row = rows[0]
  if (row === undefined) throw new Error('The subscriber was neither made nor found.')
  return {
    id: row.id,
    confirmToken:
      row.state === 'asked' && row.confirm_sealed !== null
        ? openSubscriber('confirm', key, row.confirm_sealed)
        : null,
    unsubscribeToken: openSubscriber('unsubscribe', key, row.unsubscribe_sealed),
  }
}

/** The press on the confirmation page's button, once or again; false when no such link is open. */
export async function confirmSubscriber(tx: Transaction, token: string): Promise<boolean> {
  const confirmed = await tx.$executeRaw`
    UPDATE subscriber SET state = 'confirmed', confirm_sealed = NULL,
      confirmed_at = CASE WHEN state = 'confirmed' THEN confirmed_at ELSE practice_now() END
    WHERE confirm_hash = ${hashToken(token)} AND (state = 'confirmed' OR (state = 'asked' AND confirm_until > practice_now()))`
  return confirmed > 0
}

/**
 * Takes somebody off the list, once or again, and forgets their address; what still waits for them is not sent. False when no
 * letter ever carried this token.
 */
export async function leaveNewsletter(tx: Transaction, token: string): Promise<boolean> {
  return (await forget(tx, Prisma.sql`unsubscribe_hash = ${hashToken(token)}`, 'left')) > 0
}

/** Takes off the list whom this letter was for, when it was one of the list's: nobody reads there any more. */
export async function forgetSubscriberOf(tx: Transaction, letterId: string): Promise<void> {
  const reader = Prisma.sql`id = (
    SELECT split_part(recipient, '/', 1)::uuid FROM letter WHERE id = ${letterId}::uuid AND ${isOfTheList})`
  await forget(tx, reader, 'nobody-there')
}

const isOfTheList = Prisma.sql`kind IN ('newsletter', 'newsletter-confirm')`

async function forget(tx: Transaction, who: Prisma.Sql, why: 'left' | 'nobody-there'): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE subscriber SET state = 'left', email_sealed = NULL, confirm_hash = NULL, confirm_sealed = NULL,
      left_at = coalesce(left_at, practice_now())
    WHERE ${who} RETURNING id`
  for (const { id } of rows)
    await tx.$executeRaw`
      UPDATE letter SET state = 'superseded', body_sealed = NULL, last_error = ${why}
      WHERE ${isOfTheList} AND starts_with(recipient, ${id}) AND state = 'waiting'`
  return rows.length
}
