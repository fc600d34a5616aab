import { findBooking, findBrowserBooking } from '@/lib/data/read/bookings'
import { findChallenge } from '@/lib/data/read/challenges'
import type { Purpose } from '@/lib/data/write/challenges'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { parseEmailAddress } from '@/lib/domain/people/email-address'
import { sendCode } from './send-code'

export type AnotherCode = { ok: true } | { ok: false; reason: 'nothing-asked' | 'too-many' | 'other-content' }

type Caller = { browserHash: string; network: string; repeat: RepeatKey | null; publicUrl: string }

/**
 * Sends another code to the address this browser gave last, within the limits; for a booking also after the hold ended, without
 * restarting it (model: Letters).
 */
export async function sendAnotherCode(purpose: Purpose, caller: Caller): Promise<AnotherCode> {
  const once = await runOnce<AnotherCode>(caller.repeat, async tx => {
    const asked = await findChallenge(purpose, caller.browserHash, tx)
    const email = asked && parseEmailAddress(asked.email)
    if (!asked || !email?.ok) return { ok: false, reason: 'nothing-asked' }
    const booking = asked.appointmentId === null ? null : await findBooking(asked.appointmentId, tx)
    if (booking !== null && booking.state !== 'held' && booking.state !== 'expired')
      return { ok: false, reason: 'nothing-asked' }
    // Another time was chosen since: that one has no details yet, and the earlier one is let go.
    const newest = booking === null ? null : await findBrowserBooking(caller.browserHash, tx)
    if (newest?.id !== booking?.id) return { ok: false, reason: 'nothing-asked' }
    const { appointmentId, nextPath } = asked
    if (!(await sendCode(tx, { purpose, email: email.address, appointmentId, nextPath, ...caller })))
      throw new Undo<AnotherCode>({ ok: false, reason: 'too-many' })
    return { ok: true }
  })
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}
