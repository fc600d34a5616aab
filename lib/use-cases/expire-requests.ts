import type { Transaction } from '@/lib/data/db'
import { publicAddress } from '@/lib/data/public-address'
import { findBooking } from '@/lib/data/read/bookings'
import { readNow } from '@/lib/data/transaction'
import { changeState, changingOf } from '@/lib/data/write/appointments'
import { askToCall, listOverdueRequests, takeOverdueRequest } from '@/lib/data/write/decisions'
import { listKeyed } from '@/lib/data/write/participants'
import { instant } from '@/lib/domain/time/types'
import { eachAlone } from './each-alone'
import { queueExpired } from './letters-of-booking'

const atOnce = 100

/**
 * Ends requests that nobody answered before the service's notice was over: the time is free again, the client is told that it was our
 * delay, and staff get a task. A decision made in time takes effect first, however late its moment is.
 */
export async function expireRequests(): Promise<void> {
  await eachAlone(await listOverdueRequests(atOnce), 'a request does not end', expire)
}

async function expire(tx: Transaction, id: string): Promise<void> {
  if (!(await takeOverdueRequest(tx, id))) return
  const booking = await findBooking(id, tx)
  if (booking === null) throw new Error('An overdue request is gone.')
  const change = { event: 'expire', actor: { kind: 'system' }, action: 'expire-request' } as const
  const changed = await changeState(tx, changingOf(booking), change)
  if (!changed.ok) throw new Error(`An overdue request cannot end: ${changed.reason}.`)
  await askToCall(tx, id)
  const now = instant((await readNow(tx)).getTime())
  for (const keyed of await listKeyed(tx, id))
    await queueExpired(tx, { booking, version: changed.version, keyed, now, publicUrl: publicAddress() })
}
