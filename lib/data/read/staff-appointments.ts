import { type AppointmentState, isOpen } from '@/lib/domain/appointments/state'
import { type Instant, instant, parseZone, type Zone } from '@/lib/domain/time/types'
import { db, type Transaction } from '../db'

/** Whose appointments a read may see: everybody's, or one therapist's. The read itself holds to it, not only its caller. */
export type Scope = { all: true } | { therapistId: string }

export type ListedAppointment = {
  id: string
  reference: string
  serviceName: string
  therapistId: string
  therapistName: string
  place: string
  state: AppointmentState
  start: Instant
  end: Instant
  zone: Zone
  /** The people as they named themselves; empty while a time is only held. */
  names: string[]
}

export type WhichAppointments = 'coming' | 'ended'

type Row = Omit<ListedAppointment, 'state' | 'start' | 'end'> & {
  state: string
  startsAt: Date
  endsAt: Date
}

const most = 200

/**
 * Coming: open and not yet over, soonest first; a hold whose time is over is none. Ended: the rest, the latest first, without holds
 * that came to nothing. At most 200 of either, by the database's clock.
 */
export async function readAppointments(
  scope: Scope,
  which: WhichAppointments,
): Promise<{ now: Instant; appointments: ListedAppointment[] }> {
  const therapistId = 'all' in scope ? null : scope.therapistId
  const coming = which === 'coming'
  const rows = await db().$queryRaw<(Row & { now: Date })[]>`
    WITH seen AS (
      SELECT a.*, practice_now() AS now, a.ends_at > practice_now() AND a.state IN ('held', 'awaiting-partner', 'requested', 'confirmed')
        AND NOT (a.state = 'held' AND a.held_until <= practice_now()) AS is_coming
      FROM appointment a WHERE ${therapistId}::uuid IS NULL OR a.therapist_id = ${therapistId}::uuid
    )
    SELECT s.id, s.reference, v.name AS "serviceName", s.therapist_id AS "therapistId", t.name AS "therapistName", s.place, s.state,
      s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.zone, s.now,
      ARRAY(SELECT p.name FROM participant p WHERE p.appointment_id = s.id ORDER BY p.seat) AS names
    FROM seen s JOIN service v ON v.slug = s.service_slug JOIN therapist t ON t.id = s.therapist_id
    WHERE s.is_coming = ${coming} AND (${coming} OR s.state NOT IN ('expired', 'held')
      OR s.state = 'expired' AND EXISTS (SELECT FROM participant p WHERE p.appointment_id = s.id AND p.person_id IS NOT NULL))
    ORDER BY CASE WHEN ${coming} THEN s.starts_at END ASC, s.starts_at DESC, s.id LIMIT ${most}`
  const now = rows[0]?.now ?? new Date(0)
  return { now: instant(now.getTime()), appointments: rows.map(accept) }
}

function accept({ startsAt, endsAt, state, zone, ...row }: Row & { now?: Date }): ListedAppointment {
  const { now: _, ...rest } = row
  const times = { start: instant(startsAt.getTime()), end: instant(endsAt.getTime()) }
  return { ...rest, ...times, state: acceptState(state), zone: acceptZone(zone) }
}

const ended = ['expired', 'declined', 'cancelled', 'attended', 'no-show', 'late-cancel'] as const

export function acceptState(text: string): AppointmentState {
  const open = text as AppointmentState // proof: isOpen knows the open states only, and looks at the text itself
  const found = isOpen(open) ? open : ended.find(state => state === text)
  if (found === undefined) throw new Error('An appointment is in an unknown state.')
  return found
}

export function acceptZone(text: string): Zone {
  const zone = parseZone(text)
  if (zone === null) throw new Error('An appointment is in an unknown zone.')
  return zone
}

/** Whether the appointment exists, whoever may see it: for telling a refusal (audited) from a typing error. */
export async function existsAppointment(id: string, tx: Transaction = db()): Promise<boolean> {
  return (await tx.appointment.count({ where: { id } })) > 0
}
