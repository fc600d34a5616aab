import { inTransaction } from '@/lib/data/transaction'
import { endOverdueHolds } from '@/lib/data/write/holds'
import { purgePassing } from '@/lib/data/write/purge'
import { applyDecisions } from './apply-decisions'
import { askForReviews } from './ask-for-reviews'
import { expireRequests } from './expire-requests'
import { continueIssues } from './send-article'

/**
 * Ends holds whose time is over, lets decisions on requests take effect and ends requests that nobody answered, writes what
 * is still to be written of articles on their way to the list, asks for reviews that are due, and removes what is only kept for a while. Safe to run at once in several processes.
 */
export async function sweep(): Promise<void> {
  for (;;) {
    const ended = await inTransaction(endOverdueHolds)
    if (ended < 200) break
  }
  await applyDecisions()
  await expireRequests()
  await continueIssues()
  await askForReviews()
  await purgePassing()
}
