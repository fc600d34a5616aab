import type { Interval } from '@/lib/domain/time/types'
import type { Transaction } from '../db'
import { insertClaim } from './appointments'
import { lockPerson } from './locks'

/** Open appointments one address may make by itself at a time (I15, T63): what staff booked for somebody does not count. */
const mostOpen = 3

export type PersonClaimed = 'claimed' | 'too-many' | 'you-are-booked'

/**
 * Claims the session for the person who proved the address: judged behind the person's row, so that three at once are three (I15), and
 * nobody is in two places (I3). `appointmentId` itself does not count.
 */
export async function claimPerson(
  tx: Transaction,
  personId: string,
  appointmentId: string,
  session: Interval,
): Promise<PersonClaimed> {
  await lockPerson(tx, personId)
  const rows = await tx.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM participant p JOIN appointment a ON a.id = p.appointment_id
    WHERE p.person_id = ${personId}::uuid AND a.id <> ${appointmentId}::uuid AND a.ends_at > practice_now()
      AND a.state IN ('awaiting-partner', 'requested', 'confirmed') AND a.browser_hash IS NOT NULL`
  if ((rows[0]?.open ?? 0) >= mostOpen) return 'too-many'
  const claimed = await insertClaim(tx, { kind: 'person', thing: personId, appointmentId, ...session })
  return claimed ? 'claimed' : 'you-are-booked'
}
