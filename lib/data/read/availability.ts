import type { Facts } from '@/lib/domain/availability/types'
import { type Instant, type Interval, instant } from '@/lib/domain/time/types'
import { db, type Transaction } from '../db'

/** The facts with the moment and the revision they were read at. */
export type FactsRead = { facts: Facts; now: Instant }

const day = 24 * 3600 * 1000
const week = 7 * day
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/**
 * Everything a decision about times in `range` rests on, with `now` by the database's clock, in one statement: one snapshot,
 * one round trip, however many therapists there are. Ended holds do not count as busy (I14).
 */
export async function readFacts(range: Interval, tx: Transaction = db()): Promise<FactsRead> {
  // Caps look at the whole local week around a time.
  const from = new Date(range.start - week)
  const until = new Date(range.end + week)
  // No claim is longer than a day (claim_within_a_day): an index on their starts finds all that reach into the range.
  const longestBefore = new Date(from.getTime() - day)
  const rows = await tx.$queryRaw<{ facts: Facts; now: number }[]>`
    WITH live AS (
      SELECT c.kind, c.thing, c.starts_at, c.ends_at, c.appointment_id, a.starts_at AS session_start, a.ends_at AS session_end
      FROM claim c JOIN appointment a ON a.id = c.appointment_id
      WHERE c.active AND c.kind <> 'person' AND c.starts_at < ${until} AND c.starts_at > ${longestBefore} AND c.ends_at > ${from}
        AND NOT (a.state = 'held' AND a.held_until <= practice_now())
    ), busy AS (
      SELECT kind, thing, json_agg(json_build_object('appointment', appointment_id,
        'start', epoch_ms(starts_at), 'end', epoch_ms(ends_at),
        'session', json_build_object('start', epoch_ms(session_start), 'end', epoch_ms(session_end))) ORDER BY starts_at) AS list
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
        'busy', coalesce((SELECT list FROM busy b WHERE b.kind = 'room' AND b.thing = r.id), '[]')) ORDER BY r.name), '[]')
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
        'busy', coalesce((SELECT list FROM busy b WHERE b.kind = 'therapist' AND b.thing = t.id), '[]'),
        'weeks', (SELECT coalesce(json_object_agg(w.week, json_build_object('revision', w.revision)), '{}') FROM therapist_week w
          WHERE w.therapist_id = t.id AND w.week BETWEEN ${dayOf(from.getTime() - 8 * day)} AND ${dayOf(until.getTime() + day)})
      ) ORDER BY t.position, t.slug), '[]') FROM therapist t WHERE t.active)
    ) AS facts`
  const row = rows[0]
  if (row === undefined) throw new Error('The database told no facts.')
  return { facts: row.facts, now: instant(row.now) }
}
