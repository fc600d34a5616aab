import { inTransaction } from '@/lib/data/transaction'
import { endSession } from '@/lib/data/write/sessions'

/** Ends one session: whoever shows its cookie from now on is nobody (T17). */
export function signOut(sessionId: string): Promise<void> {
  return inTransaction(tx => endSession(tx, sessionId))
}
