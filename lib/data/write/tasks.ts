import { db, type Transaction } from '../db'

export type TaskKind = 'letter-dead' | 'mail-failing'

/** Asks staff to look at something; once while it is open, however often it is raised. */
export async function raiseTask(
  tx: Transaction,
  task: { kind: TaskKind; subject: string; appointmentId: string | null },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO task (kind, subject, appointment_id) VALUES (${task.kind}, ${task.subject}, ${task.appointmentId}::uuid)
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`
}

/** Ticks a task off. False when it is not there or somebody has already done so; who did it first stays. */
export async function tickTask(taskId: string, staffId: string): Promise<boolean> {
  const ticked = await db().$executeRaw`
    UPDATE task SET done_at = practice_now(), done_by = ${staffId}::uuid WHERE id = ${taskId}::uuid AND done_at IS NULL`
  return ticked > 0
}
