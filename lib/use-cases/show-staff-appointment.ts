import { type HistoryLine, listHistory } from '@/lib/data/read/history'
import { openIntake } from '@/lib/data/read/intake'
import { type LetterStatus, listLettersOf } from '@/lib/data/read/letters'
import {
  type AppointmentRead,
  findAppointmentRead,
  type ParticipantRead,
} from '@/lib/data/read/staff-appointment'
import { existsAppointment } from '@/lib/data/read/staff-appointments'
import { inTransaction } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import { isOpen } from '@/lib/domain/appointments/state'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { noteRefusal } from './note-refusal'
import { asSubject, scopeOf } from './staff-scope'

export type Intake = { name: string; answers: { question: string; answer: string }[] }

export type ShownAppointment = Omit<AppointmentRead, 'participants' | 'questions'> & {
  participants: Omit<ParticipantRead, 'intakeSealed'>[]
  /** Null when this is not the assigned therapist: then nothing even says whether there are answers. */
  intake: Intake[] | null
  letters: LetterStatus[]
  history: HistoryLine[]
  canCancel: boolean
  /** Whether a request stands here that this member of staff may answer. */
  canDecide: boolean
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * One appointment with its history and letters, or null: another's answers as one that does not exist, and the refusal is written
 * down (T24, T26). What was answered before it is opened for the assigned therapist alone, whatever anybody's role. Reading is
 * audited in the transaction that reads, as a row without a version (P7).
 */
export async function showStaffAppointment(actor: StaffActor, id: string): Promise<ShownAppointment | null> {
  if (!uuid.test(id)) return null
  const scope = scopeOf(actor)
  const shown =
    scope === null
      ? null
      : await inTransaction(async tx => {
          const found = await findAppointmentRead(tx, id, scope)
          if (found === null) return null
          const subject = asSubject(found.therapistId, found.party)
          const intake = may(actor, 'see-intake', subject) ? openAll(found) : null
          const history = await listHistory(tx, id)
          const fields = intake === null ? [] : ['intake']
          await writeAudit(tx, { actor, action: 'read', appointmentId: id, fields })
          return {
            ...withoutSealed(found),
            intake,
            history,
            canCancel: isOpen(found.state) && may(actor, 'cancel-appointment', subject),
            canDecide: found.state === 'requested' && may(actor, 'decide-request', subject),
          }
        })
  if (shown !== null) return { ...shown, letters: await listLettersOf(id) }
  if (await existsAppointment(id)) await noteRefusal(actor, { action: 'see-appointment', appointmentId: id })
  return null
}

function openAll({ id, participants, questions }: AppointmentRead): Intake[] {
  return participants.flatMap(({ name, intakeSealed }) => {
    if (intakeSealed === null) return []
    const given = Object.entries(openIntake(id, intakeSealed))
    const answers = given.map(([question, answer]) => ({
      question: questions.find(known => known.id === question)?.label ?? question,
      answer,
    }))
    return [{ name, answers }]
  })
}

function withoutSealed({ participants, questions: _, ...rest }: AppointmentRead) {
  return { ...rest, participants: participants.map(({ intakeSealed: __, ...person }) => person) }
}
