import { type Instant, instant, type Zone } from '@/lib/domain/time/types'
import type { Transaction } from '../db'

/** A leave or a closure that is not over, as it was said and as the instants derived from that. */
export type KeptAbsence = {
  id: string
  start: Instant
  end: Instant
  zone: Zone
  /** `YYYY-MM-DDTHH:MM` in `zone`, both. */
  wallStart: string
  wallEnd: string
}

type Row = Omit<KeptAbsence, 'start' | 'end'> & { start: number; end: number }

/** What was said under other rules than these and is not over, by the database's clock. One kept by its instants alone is not among them. */
export async function listAbsencesUnderOtherRules(tx: Transaction, rules: string): Promise<KeptAbsence[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, epoch_ms(starts_at)::float8 AS start, epoch_ms(ends_at)::float8 AS "end", zone, wall_start AS "wallStart", wall_end AS "wallEnd"
    FROM leave WHERE zone_rules <> ${rules} AND ends_at > practice_now() ORDER BY starts_at, id`
  return rows.map(row => ({ ...row, start: instant(row.start), end: instant(row.end) }))
}
