import type { AppointmentState } from '@/lib/domain/appointments/state'
import { type Instant, instant, type Zone } from '@/lib/domain/time/types'
import { db, type Transaction } from '../db'

/** The start of an open appointment that is still ahead: the promise on the wall, and the instants derived from it. */
export type KeptStart = {
  id: string
  reference: string
  state: AppointmentState
  version: number
  therapistId: string
  /** The office whose room it has; null without a room. */
  office: string | null
  start: Instant
  end: Instant
  zone: Zone
  /** `YYYY-MM-DDTHH:MM` in `zone`. */
  wallStart: string
  /** The release of the zone rules by which wall and instant were one. */
  zoneRules: string
}

type Row = Omit<KeptStart, 'start' | 'end'> & { start: number; end: number }

const toStart = (row: Row): KeptStart => ({ ...row, start: instant(row.start), end: instant(row.end) })

/** What was promised under other rules than these and has not begun, by the database's clock; the earliest first. */
export async function listKeptUnderOtherRules(rules: string): Promise<KeptStart[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT id, reference, state, version, therapist_id AS "therapistId",
      CASE WHEN room_id IS NOT NULL THEN place END AS office, epoch_ms(starts_at)::float8 AS start, epoch_ms(ends_at)::float8 AS "end",
      zone, wall_start AS "wallStart", zone_rules AS "zoneRules"
    FROM appointment WHERE zone_rules <> ${rules} AND starts_at > practice_now()
      AND state IN ('held', 'awaiting-partner', 'requested', 'confirmed') ORDER BY starts_at, id`
  return rows.map(toStart)
}

/** One of them as it is now; null when it is no longer ahead, no longer open, or already kept under these rules. */
export async function findKeptUnderOtherRules(
  tx: Transaction,
  id: string,
  rules: string,
): Promise<KeptStart | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, reference, state, version, therapist_id AS "therapistId",
      CASE WHEN room_id IS NOT NULL THEN place END AS office, epoch_ms(starts_at)::float8 AS start, epoch_ms(ends_at)::float8 AS "end",
      zone, wall_start AS "wallStart", zone_rules AS "zoneRules"
    FROM appointment WHERE id = ${id}::uuid AND zone_rules <> ${rules} AND starts_at > practice_now()
      AND state IN ('held', 'awaiting-partner', 'requested', 'confirmed')`
  return rows[0] === undefined ? null : toStart(rows[0])
}

/** Every zone that hours or open appointments ahead are said in. */
export async function listZonesInUse(): Promise<string[]> {
  const rows = await db().$queryRaw<{ zone: string }[]>`
    SELECT details->>'zone' AS zone FROM practice UNION SELECT zone FROM office
    UNION SELECT zone FROM appointment WHERE starts_at > practice_now() AND state IN ('held', 'awaiting-partner', 'requested', 'confirmed')`
  return rows.map(({ zone }) => zone)
}
