import type { Facts, RoomFacts, TherapistFacts } from '@/lib/domain/availability/types'
import { type Instant, type Interval, instant } from '@/lib/domain/time/types'
import { db, type Transaction } from '../db'
import { Prisma } from '../generated/client'
import { type BusyColumns, readBusy } from './busy-columns'

/** The facts with the moment and the revision they were read at. */
export type FactsRead = { facts: Facts; now: Instant }

const day = 24 * 3600 * 1000
const week = 7 * day
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

type InColumns<Claimed extends { busy: unknown }> = Omit<Claimed, 'busy'> & { busy: BusyColumns | null }

/** The facts as the database tells them. */
export type FactsRow = {
  facts: Omit<Facts, 'therapists' | 'rooms'> & {
    therapists: InColumns<TherapistFacts>[]
    rooms: InColumns<RoomFacts>[]
  }
  now: number
}

/**
 * Everything a decision about times in `range` rests on, with `now` by the database's clock, in one statement: one snapshot,
 * one round trip, however many therapists there are. With a therapist's slug the facts know that therapist alone, and nobody who is
 * not active. Ended holds do not count as busy (I14).
 */
export async function readFacts(
  range: Interval,
  tx: Transaction = db(),
  therapist: string | null = null,
): Promise<FactsRead> {
  const rows = await tx.$queryRaw<FactsRow[]>(askForFacts(range, therapist))
  const row = rows[0]
  if (row === undefined) throw new Error('The database told no facts.')
  return toFactsRead(row)
}

/** The question of `readFacts`, which a larger one may hold: one row, to be read by `toFactsRead`. */
export function askForFacts(range: Interval, therapist: string | null): Prisma.Sql {
  // Caps look at the whole local week around a time; what is only in the way of a session is near it.
  const from = new Date(range.start - week)
  const until = new Date(range.end + week)
  const [nearFrom, nearUntil] = [new Date(range.start - day), new Date(range.end + day)]
  // No claim is longer than a day (claim_within_a_day): an index on their starts finds all that reach into the range.
  const longestBefore = new Date(from.getTime() - day)
  return Prisma.sql`
    WITH meant AS MATERIALIZED (
      SELECT * FROM therapist WHERE active AND (${therapist}::text IS NULL OR slug = ${therapist})
    ), claimed AS MATERIALIZED (
      SELECT 'therapist' AS kind, id AS thing, max_per_day IS NOT NULL OR max_per_week IS NOT NULL AS capped FROM meant
      UNION ALL SELECT 'room', id, false FROM room WHERE active
    ), live AS (
      SELECT c.kind, c.thing, c.starts_at, c.ends_at, c.appointment_id, a.starts_at AS session_start, a.ends_at AS session_end
      FROM claim c JOIN claimed t ON t.kind = c.kind AND t.thing = c.thing JOIN appointment a ON a.id = c.appointment_id
      WHERE c.active AND c.kind <> 'person' AND c.starts_at < ${until} AND c.starts_at > ${longestBefore} AND c.ends_at > ${from}
        AND NOT (a.state = 'held' AND a.held_until <= practice_now())
        AND (t.capped OR (c.starts_at < ${nearUntil} AND c.ends_at > ${nearFrom}))
      ORDER BY c.kind, c.thing, c.starts_at
    ), busy AS (
      SELECT kind, thing, json_build_object('appointments', string_agg(appointment_id::text, ','),
        'starts', string_agg(epoch_ms(starts_at)::text, ','), 'ends', string_agg(epoch_ms(ends_at)::text, ','),
        'sessionStarts', string_agg(epoch_ms(session_start)::text, ','), 'sessionEnds', string_agg(epoch_ms(session_end)::text, ',')) AS list
      FROM live GROUP BY kind, thing
    )
    SELECT epoch_ms(practice_now())::float8 AS now, json_build_object(
      'revision', (SELECT version FROM availability),
      'zone', (SELECT details->>'zone' FROM practice),
      'closures', (SELECT coalesce(json_agg(json_build_object('start', epoch_ms(starts_at), 'end', epoch_ms(ends_at))), '[]')
        FROM leave WHERE therapist_id IS NULL AND starts_at < ${until} AND ends_at > ${from}),
      'services', (SELECT coalesce(json_agg(json_build_object('slug', slug, 'minutes', minutes, 'places', places, 'parties', parties,
        'instant', instant, 'online', online, 'bufferBefore', buffer_before, 'bufferAfter', buffer_after, 'gridMinutes', grid_minutes,
        'noticeMinutes', notice_minutes, 'horizonDays', horizon_days) ORDER BY position, slug), '[]') FROM service),
      'rooms', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'place', r.office_slug,
        'services', CASE WHEN cardinality(r.services) = 0 THEN NULL ELSE r.services END,
        'busy', (SELECT list FROM busy b WHERE b.kind = 'room' AND b.thing = r.id)) ORDER BY r.name), '[]')
        FROM room r WHERE r.active),
      'therapists', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'states', t.states, 'services', t.services,
        'maxPerDay', t.max_per_day, 'maxPerWeek', t.max_per_week,
        'upcoming', (SELECT count(*) FROM appointment a WHERE a.therapist_id = t.id AND a.starts_at > practice_now()
          AND a.state IN ('held', 'awaiting-partner', 'requested', 'confirmed') AND NOT (a.state = 'held' AND a.held_until <= practice_now())),
        'lastAssigned', (SELECT epoch_ms(max(a.created_at)) FROM appointment a WHERE a.therapist_id = t.id),
        'hours', (SELECT coalesce(json_agg(json_build_object('weekday', h.weekday, 'from', h.from_time, 'until', h.until_time,
          'validFrom', h.valid_from, 'validUntil', h.valid_until, 'closed', h.closed,
          'services', CASE WHEN cardinality(h.services) = 0 THEN NULL ELSE h.services END,
          'places', CASE WHEN cardinality(h.places) = 0 THEN NULL ELSE h.places END)), '[]') FROM hours_rule h WHERE h.therapist_id = t.id),
        'overrides', (SELECT coalesce(json_agg(json_build_object('date', o.date, 'from', o.from_time, 'until', o.until_time, 'kind', o.kind,
          'services', CASE WHEN cardinality(o.services) = 0 THEN NULL ELSE o.services END,
          'places', CASE WHEN cardinality(o.places) = 0 THEN NULL ELSE o.places END)), '[]') FROM date_override o WHERE o.therapist_id = t.id),
        'leave', (SELECT coalesce(json_agg(json_build_object('start', epoch_ms(l.starts_at), 'end', epoch_ms(l.ends_at))), '[]')
          FROM leave l WHERE l.therapist_id = t.id AND l.starts_at < ${until} AND l.ends_at > ${from}),
        'busy', (SELECT list FROM busy b WHERE b.kind = 'therapist' AND b.thing = t.id),
        'weeks', (SELECT coalesce(json_object_agg(w.week, json_build_object('revision', w.revision)), '{}') FROM therapist_week w
          WHERE w.therapist_id = t.id AND w.week BETWEEN ${dayOf(from.getTime() - 8 * day)} AND ${dayOf(until.getTime() + day)})
      ) ORDER BY t.position, t.slug), '[]') FROM meant t)
    ) AS facts`
}

export const toFactsRead = ({ facts, now }: FactsRow): FactsRead => ({
  facts: {
    ...facts,
    therapists: facts.therapists.map(one => ({ ...one, busy: readBusy(one.busy) })),
    rooms: facts.rooms.map(one => ({ ...one, busy: readBusy(one.busy) })),
  },
  now: instant(now),
})
