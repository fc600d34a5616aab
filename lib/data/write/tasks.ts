import { db, type Transaction } from '../db'

/** Ticks a task off. False when it is not there or somebody has already done so; who did it first stays. */
export async function tickTask(taskId: string, staffId: string): Promise<boolean> {
  const ticked = await db().$executeRaw`
    UPDATE task SET done_at = practice_now(), done_by = ${staffId}::uuid WHERE id = ${taskId}::uuid AND done_at IS NULL`
  return ticked > 0
}

/** Asks staff to look at appointments that lie outside the hours, once each while nobody has ticked it off (P9, I29). */
export async function askAboutBookings(tx: Transaction, appointmentIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO task (kind, subject, appointment_id)
    SELECT 'leave-with-bookings', id::text, id FROM unnest(${appointmentIds}::uuid[]) AS id
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`
}

/** Asks staff once to see to these reviews, whether or not somebody ticked one off since, and stops asking for all others. */
export async function askForReviewOf(tx: Transaction, subjects: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE task SET done_at = practice_now()
    WHERE kind = 'review-due' AND done_at IS NULL AND subject <> ALL(${subjects}::text[])`
  await tx.$executeRaw`
    INSERT INTO task (kind, subject)
    SELECT 'review-due', due FROM unnest(${subjects}::text[]) AS due
    WHERE NOT EXISTS (SELECT FROM task WHERE kind = 'review-due' AND subject = due)
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`
}
