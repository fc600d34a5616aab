import type { PublicLimit } from '@/lib/domain/availability/types'
import type { Interval } from '@/lib/domain/time/types'
import type { Transaction } from '../db'
import { insertClaim } from './appointments'
import { lockPerson } from './locks'

/** Where an appointment is moved to; the therapist and the place stay. */
export type NewTime = {
  therapistId: string
  roomId: string | null
  session: Interval
  /** The session with its own buffers. */
  claim: Interval
  zone: string
  /** `YYYY-MM-DDTHH:MM` on the wall of `zone`. */
  wallStart: string
  zoneRules: string
  /** The public limits that staff set aside for this time. */
  overridden: readonly PublicLimit[]
}

/** The claims that an appointment had before its move, to be let go once the new time is its own. */
export type Secured = { ok: true; old: string[] } | { ok: false; reason: 'slot-taken' | 'you-are-booked' }

/**
 * Claims the new time for therapist, room and everybody who proved their address, while the old claims stand (I3, I9): the
 * constraint lets claims of one appointment overlap, so a move may overlap its own old time (I10). People's rows are taken first.
 */
export async function secureNewTime(tx: Transaction, id: string, to: NewTime): Promise<Secured> {
  const people = await lockPeopleOf(tx, id)
  const before = await tx.claim.findMany({ where: { appointmentId: id, active: true }, select: { id: true } })
  const things = [
    { kind: 'therapist', thing: to.therapistId },
    ...(to.roomId === null ? [] : [{ kind: 'room', thing: to.roomId }]),
  ]
  for (const thing of things)
    if (!(await insertClaim(tx, { ...thing, appointmentId: id, ...to.claim })))
      return { ok: false, reason: 'slot-taken' }
  for (const thing of people)
    if (!(await insertClaim(tx, { kind: 'person', thing, appointmentId: id, ...to.session })))
      return { ok: false, reason: 'you-are-booked' }
  return { ok: true, old: before.map(claim => claim.id) }
}

/** Has this appointment a room that was put out of use since? */
export async function hasLostRoom(tx: Transaction, roomId: string | null): Promise<boolean> {
  return roomId !== null && (await tx.room.count({ where: { id: roomId, active: true } })) === 0
}

async function lockPeopleOf(tx: Transaction, appointmentId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT person_id AS id FROM participant WHERE appointment_id = ${appointmentId}::uuid AND person_id IS NOT NULL ORDER BY id`
  for (const { id } of rows) await lockPerson(tx, id)
  return rows.map(({ id }) => id)
}

/** Writes the new time into an appointment whose version this transaction has just raised, and lets the old claims go. */
export async function settleMove(tx: Transaction, id: string, to: NewTime, old: string[]): Promise<void> {
  const minutes = (from: number, until: number) => Math.round((until - from) / 60_000)
  const { session, claim } = to
  await tx.$executeRaw`
    UPDATE appointment SET starts_at = ${new Date(session.start)}, ends_at = ${new Date(session.end)}, zone = ${to.zone},
      wall_start = ${to.wallStart}, zone_rules = ${to.zoneRules}, room_id = ${to.roomId}::uuid, overridden = ${[...to.overridden]},
      buffer_before = ${minutes(claim.start, session.start)}, buffer_after = ${minutes(session.end, claim.end)}
    WHERE id = ${id}::uuid`
  await tx.claim.updateMany({ where: { id: { in: old } }, data: { active: false } })
}
