import type { Rhythm } from '@/lib/domain/appointments/series'
import type { Transaction } from '../db'

/** Begins a series; its appointments name it. It is written in the transaction that makes all of them. */
export async function insertSeries(tx: Transaction, rhythm: Rhythm, staffId: string): Promise<string> {
  return (await tx.series.create({ data: { rhythm, madeBy: staffId }, select: { id: true } })).id
}
