import { tickMessage as tickInBook } from '@/lib/data/write/messages'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { noteRefusal } from './note-refusal'

export type MessageTicked = { ok: true } | { ok: false; reason: 'not-found' }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ticks a message off in the name of whoever saw to it first; ticked again it simply stays so, and one that is gone is not found. */
export async function tickMessage(actor: StaffActor, id: string): Promise<MessageTicked> {
  if (!may(actor, 'tick-message')) {
    await noteRefusal(actor, { action: 'tick-message' })
    return { ok: false, reason: 'not-found' }
  }
  const isTicked = uuid.test(id) && (await tickInBook(id, actor.staffId))
  return isTicked ? { ok: true } : { ok: false, reason: 'not-found' }
}
