import { randomBytes, randomUUID } from 'node:crypto'
import { makeReference } from '@/lib/domain/appointments/reference'
import {
  type AppointmentEvent,
  type AppointmentState,
  type CancelledBy,
  holdsClaims,
  nextState,
} from '@/lib/domain/appointments/state'
import type { StaffActor } from '@/lib/domain/people/role'
import type { Interval } from '@/lib/domain/time/types'
import type { Transaction } from '../db'
import type { Booking } from '../read/bookings'
import { type AuditActor, insertAudit } from './audit'

export type NewAppointment = {
  serviceSlug: string
  therapistId: string
  place: string
  roomId: string | null
  party: 1 | 2
  session: Interval
  claim: Interval
  zone: string
  /** `YYYY-MM-DDTHH:MM` on the wall of `zone`: the promise that outlives a change of the zone's rules (I21). */
  wallStart: string
  zoneRules: string
  /** Whose hold it is; null for what staff make. */
  browserHash: string | null
  /** Who makes it, when it is not somebody unknown in a browser. */
  staff?: StaffActor
  clientState: string | null
  viewerZone: string | null
  /** Whether it is asked for with whoever is free first; null when nobody was asked. */
  firstAvailable: boolean | null
}

/** `claimed` is false when another appointment has some of the time (B6): then nothing may be kept of this one as it stands. */
export type Made = { id: string; version: number; heldUntil: Date; claimed: boolean }

/**
 * Puts a new hold into the book with its claims and its audit row, in one statement: a choice is the busiest thing that happens here.
 * The exclusion constraint has the last word on the claims (B6). The hold lasts so many minutes from the database's clock.
 */
export async function insertHold(tx: Transaction, made: NewAppointment, holdMinutes: number): Promise<Made> {
  const id = randomUUID()
  const minutes = (from: number, until: number) => Math.round((until - from) / 60_000)
  const before = minutes(made.claim.start, made.session.start)
  const after = minutes(made.session.end, made.claim.end)
  const things = listThings(made)
  // DO NOTHING makes "taken" a value: an exception would end the transaction, and what the loser is told with it.
  const rows = await tx.$queryRaw<{ held_until: Date; claims: number }[]>`
    WITH made AS (
      INSERT INTO appointment (id, reference, uid, service_slug, therapist_id, place, room_id, party, state, starts_at, ends_at, zone, wall_start,
        zone_rules, buffer_before, buffer_after, held_until, browser_hash, client_state, viewer_zone, first_available,
        price_cents)
      SELECT ${id}::uuid, ${makeReference(randomBytes(8))}, ${`${id}@appointments`}, slug, ${made.therapistId}::uuid, ${made.place},
        ${made.roomId}::uuid, ${made.party}, 'held', ${new Date(made.session.start)}, ${new Date(made.session.end)}, ${made.zone}, ${made.wallStart},
        ${made.zoneRules}, ${before}, ${after}, practice_now() + make_interval(mins => ${holdMinutes}), ${made.browserHash},
        ${made.clientState}, ${made.viewerZone}, ${made.firstAvailable}, price_cents
      FROM service WHERE slug = ${made.serviceSlug} RETURNING id, held_until),
    claimed AS (
      INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id)
      SELECT t.kind, t.thing, ${new Date(made.claim.start)}, ${new Date(made.claim.end)}, made.id
      FROM made, unnest(${things.map(({ kind }) => kind)}::text[], ${things.map(({ thing }) => thing)}::uuid[]) AS t (kind, thing)
      ON CONFLICT DO NOTHING RETURNING 1),
    audited AS (
      INSERT INTO audit_entry (actor_kind, actor_id, role, action, appointment_id, version, to_state, fields)
      SELECT ${made.staff?.kind ?? 'anonymous'}, ${made.staff?.staffId ?? null}::uuid, ${made.staff?.role ?? null}, 'hold', made.id, 1, 'held', '{}'
      FROM made)
    SELECT held_until, (SELECT count(*)::int FROM claimed) AS claims FROM made`
  const row = rows[0]
  if (row === undefined) throw new Error('The service of a hold is gone.')
  return { id, version: 1, heldUntil: row.held_until, claimed: row.claims === things.length }
}

/** Claims afresh what a hold needs, after ended holds were cleared out of its way; false when somebody else has any of it. */
export async function claimAgain(tx: Transaction, id: string, made: NewAppointment): Promise<boolean> {
  await tx.claim.deleteMany({ where: { appointmentId: id } })
  for (const thing of listThings(made))
    if (!(await insertClaim(tx, { ...thing, appointmentId: id, ...made.claim }))) return false
  return true
}

const listThings = ({ therapistId, roomId }: NewAppointment) => [
  { kind: 'therapist', thing: therapistId },
  ...(roomId === null ? [] : [{ kind: 'room', thing: roomId }]),
]

type NewClaim = Interval & { kind: string; thing: string; appointmentId: string }

/** Claims a thing for a stretch of time; false when another appointment has any of it. */
export async function insertClaim(tx: Transaction, claim: NewClaim): Promise<boolean> {
  // DO NOTHING makes "taken" a value: an exception would end the transaction, and what the loser is told with it.
  const added = await tx.$executeRaw`
    INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id)
    VALUES (${claim.kind}, ${claim.thing}::uuid, ${new Date(claim.start)}, ${new Date(claim.end)}, ${claim.appointmentId}::uuid)
    ON CONFLICT DO NOTHING`
  return added === 1
}

type Changing = {
  id: string
  state: AppointmentState
  version: number
  party: 1 | 2
  instant: boolean
}

/** A booking as a change of its state starts from it. */
export const changingOf = ({ id, state, version, party, isInstant }: Booking): Changing => ({
  id,
  state,
  version,
  party,
  instant: isInstant,
})

type Change = {
  event: AppointmentEvent
  actor: AuditActor
  action: string
  cancelledBy?: CancelledBy
  values?: Record<string, string>
}

export type Changed =
  | { ok: true; state: AppointmentState; version: number }
  | { ok: false; reason: 'not-possible' | 'overtaken' }

/**
 * The only way a state changes (P3, I13): the table of transitions names the next state, and the row changes only while state and
 * version are still those that were read. Claims end with an ended state; the audit row is written with it. A decision that waits is
 * over with any change, whether this is its effect or something else came first.
 */
export async function changeState(tx: Transaction, from: Changing, change: Change): Promise<Changed> {
  const state = nextState(from.state, change.event, { party: from.party, instant: from.instant })
  if (state === null) return { ok: false, reason: 'not-possible' }
  const { cancelledBy = null } = change
  const version = from.version + 1
  const audited = insertAudit({
    actor: change.actor,
    action: change.action,
    appointmentId: from.id,
    version,
    fromState: from.state,
    toState: state,
    ...(change.values ? { values: change.values } : {}),
  })
  const changed = await tx.$queryRaw<unknown[]>`
    WITH changed AS (UPDATE appointment SET state = ${state}, version = version + 1, changed_at = practice_now(), cancelled_by = ${cancelledBy},
      approved_at = CASE WHEN pending_event = 'approve' AND ${change.event} <> 'approve' THEN NULL ELSE approved_at END,
      pending_event = NULL, pending_until = NULL, pending_by = NULL
    WHERE id = ${from.id}::uuid AND state = ${from.state} AND version = ${from.version} RETURNING 1),
    audited AS (${audited} FROM changed)
    SELECT 1 FROM changed`
  if (changed.length !== 1) return { ok: false, reason: 'overtaken' }
  if (!holdsClaims(state))
    await tx.claim.updateMany({ where: { appointmentId: from.id, active: true }, data: { active: false } })
  return { ok: true, state, version }
}
