import type { Transaction } from '@/lib/data/db'
import { inTransaction, isAway } from '@/lib/data/transaction'
import { log } from '@/lib/log'

/**
 * Does something to each appointment in a transaction of its own. One that cannot be done is logged and left for the next time, and
 * keeps nobody else waiting; a database that is away ends it all.
 */
export async function eachAlone(
  ids: readonly string[],
  what: string,
  work: (tx: Transaction, id: string) => Promise<void>,
): Promise<void> {
  for (const id of ids) {
    try {
      await inTransaction(tx => work(tx, id))
    } catch (error) {
      if (isAway(error)) throw error
      log.error(what, error, { appointment: id })
    }
  }
}
