import type { AppointmentState, CancelledBy } from '@/lib/domain/appointments/state'
import { type Instant, instant, type Zone } from '@/lib/domain/time/types'
import { db, type Transaction } from '../db'

/** An appointment as its own people and the letters to them need it. */
export type Booking = {
  id: string
  reference: string
  uid: string
  state: AppointmentState
  version: number
  party: 1 | 2
  isInstant: boolean
  service: string
  serviceName: string
  minutes: number
  cutOffMinutes: number
  noticeMinutes: number
  priceCents: number
  therapistId: string
  therapist: string
  therapistName: string
  therapistCredentials: string
  place: string
  roomId: string | null
  start: Instant
  end: Instant
  claim: { start: Instant; end: Instant }
  zone: Zone
  viewerZone: Zone | null
  /** Whether it was asked for with whoever is free first; null when that is not known, as of what staff book. */
  firstAvailable: boolean | null
  clientState: string | null
  heldUntil: Instant | null
  createdAt: Instant
  renewed: boolean
  cancelledBy: CancelledBy | null
  policyVersion: string | null
  /** The booker's seat, by its id; null before anybody gave details. */
  seat: string | null
}

type Row = Omit<Booking, 'start' | 'end' | 'claim' | 'heldUntil' | 'createdAt'> & {
  start: Date
  end: Date
  bufferBefore: number
  bufferAfter: number
  heldUntil: Date | null
  createdAt: Date
}

const at = (date: Date): Instant => instant(date.getTime())

function toBooking({ bufferBefore, bufferAfter, ...row }: Row): Booking {
  const [start, end] = [at(row.start), at(row.end)]
  const claim = { start: instant(start - bufferBefore * 60_000), end: instant(end + bufferAfter * 60_000) }
  return {
    ...row,
    start,
    end,
    claim,
    heldUntil: row.heldUntil && at(row.heldUntil),
    createdAt: at(row.createdAt),
  }
}

/** One appointment by its id; null when there is none. Rights are the caller's to judge. */
export async function findBooking(id: string, tx: Transaction = db()): Promise<Booking | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.reference, a.uid, a.state, a.version, a.party, s.instant AS "isInstant", s.slug AS service, s.name AS "serviceName",
      s.minutes, s.cut_off_minutes AS "cutOffMinutes", s.notice_minutes AS "noticeMinutes", a.price_cents AS "priceCents", t.id AS "therapistId", t.slug AS therapist,
      t.name AS "therapistName", t.credentials AS "therapistCredentials", a.place, a.room_id AS "roomId", a.starts_at AS start, a.ends_at AS end,
      a.buffer_before AS "bufferBefore", a.buffer_after AS "bufferAfter", a.zone, a.viewer_zone AS "viewerZone", a.first_available AS "firstAvailable",
      a.client_state AS "clientState", a.held_until AS "heldUntil", a.created_at AS "createdAt", a.hold_renewed_at IS NOT NULL AS renewed,
      a.cancelled_by AS "cancelledBy", a.policy_version AS "policyVersion",
      (SELECT p.id FROM participant p WHERE p.appointment_id = a.id AND p.seat = 1) AS seat
    FROM appointment a JOIN service s ON s.slug = a.service_slug JOIN therapist t ON t.id = a.therapist_id WHERE a.id = ${id}::uuid`
  return rows[0] === undefined ? null : toBooking(rows[0])
}

/** The newest time this browser chose within a day: held, ended, or already a booking. */
export async function findBrowserBooking(
  browserHash: string,
  tx: Transaction = db(),
): Promise<Booking | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM appointment WHERE browser_hash = ${browserHash} AND created_at > practice_now() - interval '1 day'
    ORDER BY created_at DESC, id LIMIT 1`
  return rows[0] === undefined ? null : findBooking(rows[0].id, tx)
}
