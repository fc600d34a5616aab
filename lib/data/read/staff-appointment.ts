import type { AppointmentState } from '@/lib/domain/appointments/state'
import { type Instant, instant, type Zone } from '@/lib/domain/time/types'
import type { Transaction } from '../db'
import type { Decision } from '../write/decisions'
import { acceptState, acceptZone, type Scope } from './staff-appointments'

export type ParticipantRead = {
  id: string
  seat: number
  personId: string | null
  name: string
  email: string
  phone: string | null
  zone: string | null
  confirmedAt: Instant | null
  intakeSealed: Uint8Array | null
}

/** One appointment as the desk reads it; what only the assigned therapist may read is still sealed. */
export type AppointmentRead = {
  id: string
  reference: string
  version: number
  state: AppointmentState
  party: 1 | 2
  serviceName: string
  minutes: number
  questions: { id: string; label: string }[]
  therapistId: string
  therapistName: string
  place: string
  officeName: string | null
  zone: Zone
  viewerZone: string | null
  priceCents: number
  cancelledBy: string | null
  heldUntil: Instant | null
  start: Instant
  end: Instant
  noticeMinutes: number
  /** What somebody decided on a request and can still take back. */
  decision: { decision: Decision; until: Instant; by: string } | null
  participants: ParticipantRead[]
}

const within = (scope: Scope) => ('all' in scope ? {} : { therapistId: scope.therapistId })

/** The appointment inside `scope`, or null: another's is as one that does not exist (T24). */
export async function findAppointmentRead(
  tx: Transaction,
  id: string,
  scope: Scope,
): Promise<AppointmentRead | null> {
  const row = await tx.appointment.findFirst({
    where: { id, ...within(scope) },
    include: {
      service: true,
      therapist: true,
      decidedBy: { select: { name: true } },
      participants: { orderBy: { seat: 'asc' } },
    },
  })
  if (row === null) return null
  const office = await tx.office.findUnique({ where: { slug: row.place }, select: { name: true } })
  const { id: _, reference, version, therapistId, place, viewerZone, priceCents, cancelledBy } = row
  return {
    ...{ id, reference, version, therapistId, place, viewerZone, priceCents, cancelledBy },
    zone: acceptZone(row.zone),
    state: acceptState(row.state),
    party: row.party === 2 ? 2 : 1,
    serviceName: row.service.name,
    minutes: row.service.minutes,
    questions: readQuestions(row.service.details),
    therapistName: `${row.therapist.name}, ${row.therapist.credentials}`,
    officeName: office?.name ?? null,
    heldUntil: moment(row.heldUntil),
    start: instant(row.startsAt.getTime()),
    end: instant(row.endsAt.getTime()),
    noticeMinutes: row.service.noticeMinutes,
    decision: waiting(row),
    participants: row.participants.map(person => ({ ...person, confirmedAt: moment(person.confirmedAt) })),
  }
}

const moment = (date: Date | null): Instant | null => (date === null ? null : instant(date.getTime()))

function waiting(row: {
  pendingEvent: string | null
  pendingUntil: Date | null
  decidedBy: { name: string } | null
}): AppointmentRead['decision'] {
  const { pendingEvent, pendingUntil, decidedBy } = row
  if (pendingEvent === null || pendingUntil === null || decidedBy === null) return null
  const decision = pendingEvent === 'approve' ? 'approve' : 'decline'
  return { decision, until: instant(pendingUntil.getTime()), by: decidedBy.name }
}

type Question = { id: string; label: string }

const isQuestion = (value: unknown): value is Question =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'label' in value &&
  typeof value.id === 'string' &&
  typeof value.label === 'string'

function readQuestions(details: unknown): Question[] {
  if (typeof details !== 'object' || details === null || !('questions' in details)) return []
  return Array.isArray(details.questions) ? details.questions.filter(isQuestion) : []
}
