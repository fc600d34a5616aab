import { findLinkHolder } from '@/lib/data/read/participants'
import { type Moving, moveAppointment } from './move-appointment'
import type { Moved } from './write-move'

/** Moves by a letter's link: the link's holder acts, on this one appointment, within the cut-off (C3, C4). */
export async function moveByLink(linkToken: string, moving: Omit<Moving, 'appointmentId'>): Promise<Moved> {
  const holder = await findLinkHolder(linkToken)
  if (holder === null) return { ok: false, reason: 'not-found' }
  const actor = { kind: 'client', personId: holder.personId } as const
  const kind = holder.seat === 1 ? 'client' : 'partner'
  return moveAppointment({ kind, actor }, { ...moving, appointmentId: holder.appointmentId })
}
