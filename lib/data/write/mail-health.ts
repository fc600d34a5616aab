import { minutesUntilMailIsFailing } from '@/lib/domain/letters/patience'
import { db } from '../db'

/** A letter was accepted: whatever was wrong with mail is over. */
export async function noteMailWorks(): Promise<void> {
  await db()
    .$executeRaw`UPDATE mail_health SET failing_since = NULL, last_sent_at = practice_now() WHERE id = 1`
}

/** The mail server could not be reached or would not talk: keeps the moment of the first failure in a row. */
export async function noteMailFails(): Promise<void> {
  await db().$executeRaw`
    UPDATE mail_health SET failing_since = practice_now() WHERE id = 1 AND failing_since IS NULL`
}

/** Asks staff once to look at mail that has been failing for a quarter of an hour; again only after they ticked it off. */
export async function raiseTaskWhenMailFails(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO task (kind, subject)
    SELECT 'mail-failing', 'mail' FROM mail_health
    WHERE failing_since <= practice_now() - ${minutesUntilMailIsFailing} * interval '1 minute'
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`
}
