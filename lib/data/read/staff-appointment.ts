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

type Row = Omit<
  AppointmentRead,
  'zone' | 'state' | 'heldUntil' | 'start' | 'end' | 'questions' | 'decision' | 'participants'
> & {
  zone: string
  state: string
  heldUntil: Date | null
  startsAt: Date
  endsAt: Date
  questions: unknown
  pendingEvent: string | null
  pendingUntil: Date | null
  pendingBy: string | null
}

/**
 * The appointment inside `scope`, or null: another's is as one that does not exist (T24). Two statements one after the other: what is
 * asked for by relations the client asks for all at once, and the one connection of a transaction answers one question at a time.
 */
export async function findAppointmentRead(
  tx: Transaction,
  id: string,
  scope: Scope,
): Promise<AppointmentRead | null> {
  const therapistId = 'all' in scope ? null : scope.therapistId
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.reference, a.version, a.state, a.party, a.place, a.zone, a.viewer_zone AS "viewerZone", a.price_cents AS "priceCents",
      a.cancelled_by AS "cancelledBy", a.held_until AS "heldUntil", a.starts_at AS "startsAt", a.ends_at AS "endsAt",
      a.pending_event AS "pendingEvent", a.pending_until AS "pendingUntil", m.name AS "pendingBy", s.name AS "serviceName", s.minutes,
      s.notice_minutes AS "noticeMinutes", s.details->'questions' AS questions, t.id AS "therapistId",
      t.name || ', ' || t.credentials AS "therapistName", o.name AS "officeName"
    FROM appointment a JOIN service s ON s.slug = a.service_slug JOIN therapist t ON t.id = a.therapist_id
      LEFT JOIN office o ON o.slug = a.place LEFT JOIN staff_member m ON m.id = a.pending_by
    WHERE a.id = ${id}::uuid AND (${therapistId}::uuid IS NULL OR a.therapist_id = ${therapistId}::uuid)`
  const row = rows[0]
  if (row === undefined) return null
  const people = await tx.participant.findMany({ where: { appointmentId: id }, orderBy: { seat: 'asc' } })
  const { startsAt, endsAt, pendingEvent: _, pendingUntil: __, pendingBy: ___, ...facts } = row
  return {
    ...facts,
    zone: acceptZone(row.zone),
    state: acceptState(row.state),
    questions: readQuestions(row.questions),
    heldUntil: moment(row.heldUntil),
    start: instant(startsAt.getTime()),
    end: instant(endsAt.getTime()),
    decision: waiting(row),
    participants: people.map(person => ({ ...person, confirmedAt: moment(person.confirmedAt) })),
  }
}

const moment = (date: Date | null): Instant | null => (date === null ? null : instant(date.getTime()))

function waiting({ pendingEvent, pendingUntil, pendingBy: by }: Row): AppointmentRead['decision'] {
  if (pendingEvent === null || pendingUntil === null || by === null) return null
  const decision = pendingEvent === 'approve' ? 'approve' : 'decline'
  return { decision, until: instant(pendingUntil.getTime()), by }
}

type Question = { id: string; label: string }

const isQuestion = (value: unknown): value is Question =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'label' in value &&
  typeof value.id === 'string' &&
  typeof value.label === 'string'

const readQuestions = (questions: unknown): Question[] =>
  Array.isArray(questions) ? questions.filter(isQuestion) : []
