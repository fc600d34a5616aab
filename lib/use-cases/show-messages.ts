import { findMessage, listMessages, type ReadMessage, type WaitingMessage } from '@/lib/data/read/messages'
import { inTransaction } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { noteRefusal } from './note-refusal'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** That messages are there, without their words; null for whoever may not see them, and the refusal is written down (T26). */
export async function showMessages(
  actor: StaffActor,
  which: 'waiting' | 'done',
): Promise<WaitingMessage[] | null> {
  if (may(actor, 'see-messages')) return listMessages(which)
  await noteRefusal(actor, { action: 'see-messages' })
  return null
}

/** One message in full, or null. That it was opened, and by whom, is written down in the transaction that opens it (P7). */
export async function showMessage(actor: StaffActor, id: string): Promise<ReadMessage | null> {
  if (!may(actor, 'see-messages')) {
    await noteRefusal(actor, { action: 'see-messages' })
    return null
  }
  if (!uuid.test(id)) return null
  return inTransaction(async tx => {
    const found = await findMessage(tx, id)
    if (found !== null) await writeAudit(tx, { actor, action: 'read', subject: `message/${id}` })
    return found
  })
}
