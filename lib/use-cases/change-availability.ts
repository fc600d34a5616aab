import type { Transaction } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import { type BookedAhead, listBookedAhead } from '@/lib/data/read/booked-ahead'
import { findTherapistId } from '@/lib/data/read/staff'
import { writeAudit } from '@/lib/data/write/audit'
import { raiseAvailability } from '@/lib/data/write/availability-changes'
import { runOnce, Undo } from '@/lib/data/write/idempotency'
import { askAboutBookings } from '@/lib/data/write/tasks'
import type { AvailabilityChange, ChangeFault } from '@/lib/domain/availability/availability-change'
import { type Conflict, listConflicts } from '@/lib/domain/availability/conflicts'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Instant, instant, isoInstant } from '@/lib/domain/time/types'
import { noteRefusal } from './note-refusal'
import { writeChange } from './write-availability'

/** An appointment that the change left outside: it stands until somebody keeps, moves or cancels it. Its start as UTC ISO 8601. */
export type Outside = { id: string; reference: string; start: string; conflicts: Conflict[] }

export type AvailabilityChanged =
  | { ok: true; absence: string | null; outside: Outside[] }
  | { ok: false; reason: ChangeFault }

/**
 * Changes when a therapist, a room or the practice can be booked (A1, A2, A5, A7): a therapist their own hours, leave and caps, an owner
 * everything; for anybody else it does not exist, and the refusal is written down. Nothing that is booked moves or goes (I29): what
 * the change left outside is answered, and staff are asked to look at each (P9). Whoever books at the same moment is either among
 * those or judged by the new hours (I6).
 */
export async function changeAvailability(
  actor: StaffActor,
  change: AvailabilityChange,
): Promise<AvailabilityChanged> {
  const therapistId = await findWhose(change)
  const isMine =
    therapistId === null
      ? isOfPractice(change) && may(actor, 'change-settings')
      : may(actor, 'change-hours', { therapistId })
  if (!isMine) {
    await noteRefusal(actor, { action: `change-${change.kind}` })
    return { ok: false, reason: 'not-found' }
  }
  const once = await runOnce<AvailabilityChanged>(null, tx => apply(tx, actor, change, therapistId))
  if (!once.ok) throw new Error('A change without a key has no earlier content.')
  return once.answer
}

const isOfPractice = (change: AvailabilityChange): boolean =>
  change.kind === 'room' || ('therapist' in change && change.therapist === null)

const findWhose = async (change: AvailabilityChange): Promise<string | null> =>
  'therapist' in change && change.therapist !== null ? findTherapistId(change.therapist) : null

async function apply(
  tx: Transaction,
  actor: StaffActor,
  change: AvailabilityChange,
  therapistId: string | null,
): Promise<AvailabilityChanged> {
  await raiseAvailability(tx)
  const booked = await listBookedAhead(tx, therapistId)
  const before = await listAllConflicts(tx, booked)
  const written = await writeChange(tx, change, therapistId)
  if (!written.ok) throw new Undo<AvailabilityChanged>(written)
  const after = await listAllConflicts(tx, booked)
  const outside = booked.filter((_, at) => after[at]?.some(one => !before[at]?.includes(one)))
  await askAboutBookings(
    tx,
    outside.map(({ id }) => id),
  )
  await writeAudit(tx, {
    actor,
    action: 'change-availability',
    subject: subjectOf(change),
    fields: written.fields,
  })
  const shown = outside.map(one => ({
    id: one.id,
    reference: one.reference,
    start: isoInstant(one.session.start),
    conflicts: after[booked.indexOf(one)] ?? [],
  }))
  return { ok: true, absence: written.absence, outside: shown }
}

function subjectOf(change: AvailabilityChange): string {
  if (change.kind === 'room') return `room ${change.room}`
  return change.therapist === null ? 'practice' : `therapist ${change.therapist}`
}

async function listAllConflicts(tx: Transaction, booked: readonly BookedAhead[]): Promise<Conflict[][]> {
  const [first] = booked
  if (first === undefined) return []
  const end = booked.reduce<Instant>(
    (last, { session }) => instant(Math.max(last, session.end)),
    first.session.end,
  )
  const { facts } = await readFacts({ start: first.session.start, end }, tx)
  return booked.map(one => listConflicts(facts, one))
}
