import { findLinkHolder } from '@/lib/data/read/participants'
import type { RepeatKey } from '@/lib/data/write/idempotency'
import { type Cancelled, cancelAppointment } from './cancel-appointment'

type Asking = { reason: string | null; repeat: RepeatKey | null; publicUrl: string }

/** Cancels by a letter's link: the link's holder acts, on this one appointment, within the cut-off (C3, C4). */
export async function cancelByLink(linkToken: string, asking: Asking): Promise<Cancelled> {
  const holder = await findLinkHolder(linkToken)
  if (holder === null) return { ok: false, reason: 'not-found' }
  const actor = { kind: 'client', personId: holder.personId } as const
  const by = holder.seat === 1 ? 'client' : 'partner'
  return cancelAppointment({ appointmentId: holder.appointmentId, actor, by, ...asking })
}
