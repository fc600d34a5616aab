import { db } from '../db'

/**
 * Removes what is only kept for a while: drafts, answers and codes after a day, details that nobody proved after a day, letters' bodies
 * after 30 days, ended sessions, messages 90 days after somebody has seen to them,
 * addresses whose owner never confirmed the newsletter with the link's end, and letters that belong to no appointment after 30 days.
 */
export async function purgePassing(): Promise<void> {
  const client = db()
  await client.$executeRaw`DELETE FROM draft WHERE changed_at < practice_now() - interval '1 day'`
  await client.$executeRaw`DELETE FROM idempotency WHERE created_at < practice_now() - interval '1 day'`
  await client.$executeRaw`DELETE FROM challenge WHERE expires_at < practice_now() - interval '1 day'`
  // Somebody typed an address and never came back: who it was is nobody's concern any more. The record of the time stays.
  await client.$executeRaw`
    DELETE FROM participant p USING appointment a WHERE a.id = p.appointment_id AND p.person_id IS NULL
      AND a.state = 'expired' AND a.changed_at < practice_now() - interval '1 day'`
  await client.$executeRaw`DELETE FROM limit_window WHERE changed_at < practice_now() - interval '1 hour'`
  await client.$executeRaw`DELETE FROM session WHERE expires_at < practice_now() OR seen_at < practice_now() - interval '30 days'
    OR staff_id IS NOT NULL AND created_at < practice_now() - interval '12 hours'`
  await client.$executeRaw`DELETE FROM message WHERE done_at < practice_now() - interval '90 days'`
  await client.$executeRaw`DELETE FROM subscriber WHERE state = 'asked' AND confirm_until < practice_now()
    OR state = 'left' AND left_at < practice_now() - interval '1 year'`
  // Whole rows: the address in them may be that of somebody who has left the list since, or who never became a client.
  await client.$executeRaw`DELETE FROM letter WHERE kind IN ('newsletter-confirm', 'newsletter', 'sign-in-code', 'booking-code')
    AND state IN ('accepted', 'superseded') AND created_at < practice_now() - interval '30 days'`
  await client.$executeRaw`
    UPDATE letter SET body_sealed = NULL WHERE body_sealed IS NOT NULL
      AND (state = 'accepted' AND sent_at < practice_now() - interval '30 days'
        OR state = 'dead' AND not_after < practice_now() - interval '30 days')`
}
