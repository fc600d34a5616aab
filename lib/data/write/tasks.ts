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
