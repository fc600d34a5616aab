import { db } from '../db'

/** Ticks a task off. False when it is not there or somebody has already done so; who did it first stays. */
export async function tickTask(taskId: string, staffId: string): Promise<boolean> {
  const ticked = await db().$executeRaw`
    UPDATE task SET done_at = practice_now(), done_by = ${staffId}::uuid WHERE id = ${taskId}::uuid AND done_at IS NULL`
  return ticked > 0
}
