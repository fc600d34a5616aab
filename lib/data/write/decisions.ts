import { undoMinutes } from '@/lib/domain/appointments/answer-by'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import { parseRole, type StaffActor } from '@/lib/domain/people/role'
import { db, type Transaction } from '../db'

/** What staff may decide on a request. */
export type Decision = 'approve' | 'decline'

/** A decision that waits for its moment; until then it can be taken back. */
export type PendingDecision = { decision: Decision; until: Date; actor: StaffActor }

type Deciding = { id: string; version: number; decision: Decision; staffId: string }

/**
 * Puts a decision on a request down, to take effect in three minutes (at the start, if that is sooner): when it does, or null when
 * the request is not as it was read, is decided already, or its answer is overdue by the database's clock (I13, I27).
 */
export async function writeDecision(tx: Transaction, deciding: Deciding): Promise<Date | null> {
  const { id, version, decision, staffId } = deciding
  const rows = await tx.$queryRaw<{ until: Date }[]>`
    UPDATE appointment a SET pending_event = ${decision}, pending_by = ${staffId}::uuid,
      pending_until = LEAST(practice_now() + make_interval(mins => ${undoMinutes}), a.starts_at),
      approved_at = CASE WHEN ${decision} = 'approve' THEN practice_now() ELSE NULL END
    FROM service s WHERE s.slug = a.service_slug AND a.id = ${id}::uuid AND a.state = 'requested' AND a.version = ${version}
      AND a.pending_event IS NULL AND a.starts_at - make_interval(mins => s.notice_minutes) > practice_now()
    RETURNING a.pending_until AS until`
  return rows[0]?.until ?? null
}

/** Takes a decision back while its time lasts; false when it is not that decision any more, or has had its time. */
export async function eraseDecision(tx: Transaction, id: string, until: Date): Promise<boolean> {
  const erased = await tx.$executeRaw`
    UPDATE appointment SET pending_event = NULL, pending_until = NULL, pending_by = NULL, approved_at = NULL
    WHERE id = ${id}::uuid AND state = 'requested' AND pending_until = ${until} AND pending_until > practice_now()`
  return erased === 1
}

type Row = { decision: Decision; until: Date; staff_id: string; role: string; therapist_id: string | null }

/** The decision that waits on a request, or null. */
export async function findDecision(tx: Transaction, id: string): Promise<PendingDecision | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.pending_event AS decision, a.pending_until AS until, m.id AS staff_id, m.role, m.therapist_id
    FROM appointment a JOIN staff_member m ON m.id = a.pending_by WHERE a.id = ${id}::uuid`
  const row = rows[0]
  const role = row && parseRole(row.role)
  if (!row || !role) return null
  const actor = { kind: 'staff', staffId: row.staff_id, role, therapistId: row.therapist_id } as const
  return { decision: row.decision, until: row.until, actor }
}

type StandingRow = { state: AppointmentState; version: number; decision: Decision | null; until: Date | null }

/** How a request stands, and what waits on it. */
type Standing = Pick<StandingRow, 'state' | 'version'> & {
  waiting: Pick<PendingDecision, 'decision' | 'until'> | null
}

/** All of it as it is at one moment, for a decision may take effect between two looks. */
export async function findStanding(tx: Transaction, id: string): Promise<Standing | null> {
  const rows = await tx.$queryRaw<StandingRow[]>`
    SELECT state, version, pending_event AS decision, pending_until AS until FROM appointment WHERE id = ${id}::uuid`
  const row = rows[0]
  if (row === undefined) return null
  const { state, version, decision, until } = row
  return { state, version, waiting: decision === null || until === null ? null : { decision, until } }
}

/** The requests whose decision has had its time, the earliest first. */
export async function listDueDecisions(limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM appointment WHERE pending_until <= practice_now() ORDER BY pending_until, id LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** The requests that nobody answered in time, the soonest first; one with a decision that waits is answered. */
export async function listOverdueRequests(limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT a.id FROM appointment a JOIN service s ON s.slug = a.service_slug
    WHERE a.state = 'requested' AND a.pending_event IS NULL
      AND a.starts_at - make_interval(mins => s.notice_minutes) <= practice_now()
    ORDER BY a.starts_at, a.id LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Takes the row of a request whose decision is due, unless somebody has it in hand or it is so no longer: any number of workers may try (X12). */
export async function takeDueDecision(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM appointment WHERE id = ${id}::uuid AND pending_until <= practice_now() FOR UPDATE SKIP LOCKED`
  return rows.length > 0
}

/** Takes the row of an overdue request, in the same manner. */
export async function takeOverdueRequest(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM appointment a JOIN service s ON s.slug = a.service_slug
    WHERE a.id = ${id}::uuid AND a.state = 'requested' AND a.pending_event IS NULL
      AND a.starts_at - make_interval(mins => s.notice_minutes) <= practice_now()
    FOR UPDATE OF a SKIP LOCKED`
  return rows.length > 0
}

/** Asks staff, once, to call whoever asked and was not answered. */
export async function askToCall(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO task (kind, subject, appointment_id) VALUES ('request-expired', ${id}, ${id}::uuid)
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`
}
