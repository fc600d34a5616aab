import { getPractice } from '@/lib/data/read/practice'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { queueLetter } from '@/lib/data/write/letters'
import { limits, takeHit } from '@/lib/data/write/limits'
import { addMessage } from '@/lib/data/write/messages'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { messageLetter } from '@/lib/email/letters/message-letter'

export type Message = { name: string; email: EmailAddress; phone: string | null; message: string }
type Writer = { network: string; repeat: RepeatKey | null; publicUrl: string }
export type MessageLeft = { ok: true } | { ok: false; reason: 'too-many' | 'other-content' }

/**
 * Keeps what somebody wrote to the practice, sealed, and tells the practice by a letter that something waits: both or neither. Refused
 * when the network has sent five in ten minutes, or the address three in a quarter of an hour.
 */
export async function leaveMessage(
  message: Message,
  { network, repeat, publicUrl }: Writer,
): Promise<MessageLeft> {
  const once = await runOnce<MessageLeft>(repeat, async tx => {
    const isWelcome =
      (await takeHit(limits.messagesByNetwork, network, tx)) &&
      (await takeHit(limits.messagesByAddress, message.email, tx))
    if (!isWelcome) throw new Undo<MessageLeft>({ ok: false, reason: 'too-many' })
    const messageId = await addMessage(tx, message)
    const practice = await getPractice(tx)
    await queueLetter(tx, {
      kind: 'message-waiting',
      appointmentId: null,
      version: null,
      recipient: messageId,
      to: practice.email,
      body: messageLetter({ practice, publicUrl, messageId }),
    })
    return { ok: true }
  })
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}
