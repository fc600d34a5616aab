import type { EmailAddress } from '@/lib/domain/people/email-address'
import type { Transaction } from '../db'

export type PersonKnown = { id: string; email: string; name: string | null }

/**
 * The person behind a proved address, made at the first proof. A person that exists is never changed here: only they do that, on
 * their account page (T31).
 */
export async function findOrMakePerson(tx: Transaction, email: EmailAddress): Promise<PersonKnown> {
  const rows = await tx.$queryRaw<PersonKnown[]>`
    WITH made AS (INSERT INTO person (email) VALUES (${email}) ON CONFLICT (email) DO NOTHING RETURNING id, email, name)
    SELECT id, email, name FROM made UNION ALL SELECT id, email, name FROM person WHERE email = ${email}`
  // Made by somebody else while this statement ran: the next one sees it.
  return (
    rows[0] ??
    tx.person.findUniqueOrThrow({ where: { email }, select: { id: true, email: true, name: true } })
  )
}
