import { inTransaction } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import type { Actor } from '@/lib/domain/people/role'

export type Refused = { action: string; appointmentId?: string }

/** Writes down that somebody we know was refused what is not theirs (T26). Strangers are not written down: anybody could fill the audit. */
export async function noteRefusal(actor: Actor, { action, appointmentId }: Refused): Promise<void> {
  if (actor.kind === 'anonymous') return
  await inTransaction(tx =>
    writeAudit(tx, {
      actor,
      action: 'refused',
      subject: action,
      ...(appointmentId === undefined ? {} : { appointmentId }),
    }),
  )
}
