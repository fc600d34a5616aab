import type { Transaction } from '../db'

/** One therapist's week, by its Monday in the practice's zone. */
export type WeekKey = { therapistId: string; week: string }

/** Revisions after the lock: what a decision must have been made on. */
export type Locked = { availability: number; weeks: Map<string, number> }

export const weekId = ({ therapistId, week }: WeekKey): string => `${therapistId}/${week}`

/**
 * Takes the locks of a booking in the one order that never deadlocks: the availability row (shared), then week rows sorted.
 * Each week's revision rises by one; the map holds the revision *before* that, 0 for a week nobody ever touched.
 */
export async function lockWeeks(tx: Transaction, keys: readonly WeekKey[]): Promise<Locked> {
  const sorted = [...new Map(keys.map(key => [weekId(key), key])).entries()].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const therapists = sorted.map(([, { therapistId }]) => therapistId)
  const dates = sorted.map(([, { week }]) => week)
  // One statement is one way to the database and back. It returns revisions only: facts read in it would be older than its locks.
  const rows = await tx.$queryRaw<{ version: number; id: string | null; week: string; revision: number }[]>`
    WITH rules AS MATERIALIZED (SELECT version FROM availability FOR SHARE),
    wanted AS MATERIALIZED (
      SELECT k.therapist_id, k.week FROM rules, unnest(${therapists}::uuid[], ${dates}::text[]) WITH ORDINALITY AS k (therapist_id, week, place)
      ORDER BY k.place),
    raised AS (
      INSERT INTO therapist_week AS w (therapist_id, week) SELECT therapist_id, week FROM wanted
      ON CONFLICT (therapist_id, week) DO UPDATE SET revision = w.revision + 1 RETURNING w.therapist_id, w.week, w.revision)
    SELECT rules.version, raised.therapist_id AS id, raised.week, raised.revision FROM rules LEFT JOIN raised ON true`
  const weeks = new Map<string, number>()
  for (const { id, week, revision } of rows)
    if (id !== null) weeks.set(weekId({ therapistId: id, week }), revision - 1)
  return { availability: rows[0]?.version ?? 0, weeks }
}

/** Takes the rooms of an office, after week rows and before people: therapists who share them decide one after the other. */
export async function lockRooms(tx: Transaction, office: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM room WHERE office_slug = ${office} ORDER BY id FOR UPDATE`
}

/** Takes the row of a person, after week rows and before claims: caps per person are counted behind it. */
export async function lockPerson(tx: Transaction, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
}

/**
 * Takes the codes sent for an appointment, before everything else: a proof holds its code while it asks for the other locks, and a
 * choice that lets the appointment go ends them.
 */
export async function lockCodes(tx: Transaction, appointmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM challenge WHERE appointment_id = ${appointmentId}::uuid ORDER BY id FOR UPDATE`
}
