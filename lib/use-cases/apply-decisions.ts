import type { Transaction } from '@/lib/data/db'
import { publicAddress } from '@/lib/data/public-address'
import { findBooking } from '@/lib/data/read/bookings'
import { readNow } from '@/lib/data/transaction'
import { changeState, changingOf } from '@/lib/data/write/appointments'
import { findDecision, listDueDecisions, takeDueDecision } from '@/lib/data/write/decisions'
import { listKeyed } from '@/lib/data/write/participants'
import { instant } from '@/lib/domain/time/types'
import { eachAlone } from './each-alone'
import { queueConfirmation, queueDeclined } from './letters-of-booking'

const atOnce = 100

/**
 * Lets decisions on requests whose three minutes are over take effect, each with its letters in one transaction and in the name of
 * whoever decided (I17). Any number of workers may do so at once: each decision takes effect once.
 */
export async function applyDecisions(): Promise<void> {
  await eachAlone(await listDueDecisions(atOnce), 'a decision has no effect', apply)
}

async function apply(tx: Transaction, id: string): Promise<void> {
  if (!(await takeDueDecision(tx, id))) return
  const decision = await findDecision(tx, id)
  const booking = await findBooking(id, tx)
  if (decision === null || booking === null) throw new Error('A decision that waits is on nothing.')
  const { decision: event, actor } = decision
  const changed = await changeState(tx, changingOf(booking), { event, actor, action: event })
  if (!changed.ok) throw new Error(`A decision that waits cannot take effect: ${changed.reason}.`)
  const now = instant((await readNow(tx)).getTime())
  const queueLetter = event === 'approve' ? queueConfirmation : queueDeclined
  for (const keyed of await listKeyed(tx, id))
    await queueLetter(tx, { booking, version: changed.version, keyed, now, publicUrl: publicAddress() })
}
