import { inTransaction } from '@/lib/data/transaction'
import { dropDraftsOf } from '@/lib/data/write/drafts'
import { endSession } from '@/lib/data/write/sessions'

type Leaving = { readonly sessionId: string | null; readonly browserHash: string }

/**
 * Leaves a browser as if nobody had been there: its session ends, so that whoever shows its cookie from now on is nobody (T17),
 * and what was typed into its forms is forgotten (T18). Whoever never signed in leaves the same way.
 */
export function signOut({ sessionId, browserHash }: Leaving): Promise<void> {
  return inTransaction(async tx => {
    if (sessionId !== null) await endSession(tx, sessionId)
    await dropDraftsOf(tx, browserHash)
  })
}
