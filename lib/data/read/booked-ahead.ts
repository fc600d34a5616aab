import type { Placed } from '@/lib/domain/availability/conflicts'
import { type Instant, instant } from '@/lib/domain/time/types'
import type { Transaction } from '../db'

export type BookedAhead = Placed & { id: string; reference: string }

type Row = Omit<BookedAhead, 'session'> & { start: Date; end: Date }

/** The open appointments that are not over, of one therapist or of all: held ones too, while their hold lasts. In time order. */
export async function listBookedAhead(tx: Transaction, therapistId: string | null): Promise<BookedAhead[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, reference, therapist_id AS "therapistId", service_slug AS service, place, room_id AS room, starts_at AS start, ends_at AS end
    FROM appointment
    WHERE (${therapistId}::uuid IS NULL OR therapist_id = ${therapistId}::uuid) AND ends_at > practice_now()
      AND state IN ('held', 'awaiting-partner', 'requested', 'confirmed') AND NOT (state = 'held' AND held_until <= practice_now())
    ORDER BY starts_at, id`
  const at = (date: Date): Instant => instant(date.getTime())
  return rows.map(({ start, end, ...row }) => ({ ...row, session: { start: at(start), end: at(end) } }))
}
