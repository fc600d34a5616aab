import { transitions } from '@/lib/domain/appointments/state'
import { Prisma } from '../generated/client'

const { sql } = Prisma

/** The states that hold claims. */
export const isOpen = sql`a.state IN ('held', 'awaiting-partner', 'requested', 'confirmed')`
const isProved = sql`a.state IN ('awaiting-partner', 'requested', 'confirmed')`
/** An ended hold gives no right and takes no place, though it may claim until the sweep (I14). */
const isLive = sql`${isOpen} AND NOT (a.state = 'held' AND a.held_until <= practice_now())`
const claimStart = sql`a.starts_at - make_interval(mins => a.buffer_before)`
const claimEnd = sql`a.ends_at + make_interval(mins => a.buffer_after)`
const day = sql`left(a.wall_start, 10)`
const week = sql`date_trunc('week', left(a.wall_start, 10)::timestamp)`

/** Of two that overlap, the one that starts later overlaps the longest before it: one pass finds who is worth a second look. */
const overlapping = (kind: string) => sql`
  SELECT late.id FROM (
    SELECT *, max(ends_at) OVER (PARTITION BY thing ORDER BY starts_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken_until
    FROM claim WHERE active AND kind = ${kind}
  ) late WHERE late.starts_at < late.taken_until AND EXISTS (
    SELECT FROM claim c WHERE c.active AND c.kind = late.kind AND c.thing = late.thing AND c.appointment_id <> late.appointment_id
      AND c.starts_at < late.ends_at AND late.starts_at < c.ends_at)`

/** Counts as the list of times does: what claims now, by the day of its wall time, without what staff placed there against the cap. */
const overCap = (most: Prisma.Sql, period: Prisma.Sql) => sql`
  SELECT t.id FROM appointment a JOIN therapist t ON t.id = a.therapist_id
  WHERE ${isLive} AND ${most} IS NOT NULL AND NOT 'caps' = ANY(a.overridden) GROUP BY t.id, ${period}
  -- A cap may be set below what is booked already: then nothing newer comes in. Who changes it may wait some seconds for a lock.
  HAVING count(*) > ${most} AND max(a.created_at) > coalesce(t.edited_at, '-infinity') + interval '1 minute'`

const steps = Prisma.join(transitions.map(({ from, to }) => sql`(${from}, ${to})`))

/** Which letter tells of which step; of a held time that was let go nobody is told. */
const letterOf = sql`(VALUES ('held', 'requested', 'request'), ('held', 'confirmed', 'confirmation'), ('requested', 'confirmed', 'confirmation'),
  ('requested', 'declined', 'declined'), ('requested', 'expired', 'expired'), ('requested', 'cancelled', 'cancellation'),
  ('confirmed', 'cancelled', 'cancellation'), ('requested', 'requested', 'request'), ('confirmed', 'confirmed', 'change'))`

/**
 * The promises of the book that the database can be asked about: each begins with its number, and asks for an id of every row that
 * breaks it, so that none is found while it holds.
 */
export const invariants: Readonly<Record<string, Prisma.Sql>> = {
  'I1 No therapist is claimed twice at one time.': overlapping('therapist'),
  'I1 An open appointment claims its therapist for the session and its buffers, and nobody else.': sql`
      SELECT a.id FROM appointment a WHERE ${isOpen} AND NOT EXISTS (SELECT FROM claim c WHERE c.appointment_id = a.id AND c.active
        AND c.kind = 'therapist' AND c.thing = a.therapist_id AND c.starts_at = ${claimStart} AND c.ends_at = ${claimEnd})
      UNION ALL SELECT c.id FROM claim c JOIN appointment a ON a.id = c.appointment_id
        WHERE c.active AND c.kind = 'therapist' AND c.thing <> a.therapist_id`,
  'I2 No room is claimed twice at one time.': overlapping('room'),
  'I2 An open appointment in an office claims its room once, as long as its therapist; one by video has none.': sql`
      SELECT a.id FROM appointment a WHERE ${isOpen} AND a.room_id IS NOT NULL AND (a.place = 'video' OR (
        SELECT count(*) FROM claim c WHERE c.appointment_id = a.id AND c.active AND c.kind = 'room' AND c.thing = a.room_id
          AND c.starts_at = ${claimStart} AND c.ends_at = ${claimEnd}) <> 1)
      UNION ALL SELECT a.id FROM appointment a WHERE ${isOpen} AND a.room_id IS NULL AND a.place <> 'video'
      UNION ALL SELECT c.id FROM claim c JOIN appointment a ON a.id = c.appointment_id
        WHERE c.active AND c.kind = 'room' AND c.thing IS DISTINCT FROM a.room_id`,
  'I3 Nobody is in two places at one time.': overlapping('person'),
  'I3 Everybody who proved an address is claimed for the session, and nobody else is.': sql`
      SELECT p.id FROM appointment a JOIN participant p ON p.appointment_id = a.id WHERE ${isProved} AND p.person_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM claim c WHERE c.appointment_id = a.id AND c.active AND c.kind = 'person' AND c.thing = p.person_id
          AND c.starts_at = a.starts_at AND c.ends_at = a.ends_at)
      UNION ALL SELECT c.id FROM claim c WHERE c.active AND c.kind = 'person'
        AND NOT EXISTS (SELECT FROM participant p WHERE p.appointment_id = c.appointment_id AND p.person_id = c.thing)`,
  'I5 Every claim and session begins before it ends, and a session is as long as its service.': sql`
      SELECT id FROM claim WHERE NOT (starts_at < ends_at AND isfinite(starts_at) AND isfinite(ends_at))
      -- A service whose length staff changed keeps the sessions that were made before.
      UNION ALL SELECT a.id FROM appointment a JOIN service s ON s.slug = a.service_slug
        WHERE a.ends_at - a.starts_at <> make_interval(mins => s.minutes) AND a.created_at > coalesce(s.edited_at, '-infinity')`,
  'I9 An open appointment stands at one time, and a browser holds one.': sql`
      SELECT a.id FROM appointment a JOIN claim c ON c.appointment_id = a.id AND c.active AND c.kind = 'therapist'
        WHERE ${isOpen} GROUP BY a.id HAVING count(*) > 1
      UNION ALL SELECT min(a.id::text)::uuid FROM appointment a WHERE a.state = 'held' AND a.browser_hash IS NOT NULL
        GROUP BY a.browser_hash HAVING count(*) > 1`,
  'I11 Each version of an appointment was made once.': sql`
      SELECT appointment_id FROM audit_entry WHERE version IS NOT NULL AND appointment_id IS NOT NULL
      GROUP BY appointment_id, version HAVING count(*) > 1`,
  'I12 An ended appointment claims nothing, and a cancelled one stays cancelled.': sql`
      SELECT c.id FROM claim c JOIN appointment a ON a.id = c.appointment_id WHERE c.active AND NOT (${isOpen})
      UNION ALL SELECT id FROM audit_entry WHERE from_state = 'cancelled' AND to_state <> 'cancelled'`,
  'I13 States follow each other by the table of transitions, each from the one before, up to the present one.': sql`
      SELECT id FROM (
        SELECT e.id, e.version, e.from_state, e.to_state, lag(e.to_state) OVER chain AS before, lead(e.id) OVER chain AS next,
          a.state, a.approved_at
        FROM audit_entry e JOIN appointment a ON a.id = e.appointment_id WHERE e.version IS NOT NULL
        WINDOW chain AS (PARTITION BY e.appointment_id ORDER BY e.version)
      ) step WHERE from_state IS DISTINCT FROM before OR to_state IS NULL OR (before IS NULL AND to_state <> 'held')
        OR (next IS NULL AND to_state <> state) OR (from_state = 'requested' AND to_state = 'confirmed' AND approved_at IS NULL)
        OR (from_state <> to_state AND (from_state, to_state) NOT IN (VALUES ${steps}))`,
  'I14 A hold lasts twenty minutes at most, and an ended one became nothing.': sql`
      SELECT a.id FROM appointment a WHERE a.state = 'held' AND a.held_until > a.created_at + interval '20 minutes'
      UNION ALL SELECT a.id FROM appointment a JOIN audit_entry e ON e.appointment_id = a.id
        WHERE e.from_state = 'held' AND e.to_state NOT IN ('held', 'expired') AND e.at > a.held_until`,
  'I15 Nobody has more than three appointments ahead that they made themselves.': sql`
      SELECT p.person_id FROM participant p JOIN appointment a ON a.id = p.appointment_id
      WHERE p.person_id IS NOT NULL AND a.ends_at > practice_now() AND ${isProved} AND a.browser_hash IS NOT NULL
      GROUP BY p.person_id HAVING count(*) > 3`,
  'I15 No therapist has a fuller day than they want.': overCap(sql`t.max_per_day`, day),
  'I15 No therapist has a fuller week than they want.': overCap(sql`t.max_per_week`, week),
  'I17 Each version is told to each person once, and no letter tells of what did not happen.': sql`
      SELECT appointment_id FROM letter WHERE appointment_id IS NOT NULL GROUP BY appointment_id, version, kind, recipient HAVING count(*) > 1
      UNION ALL SELECT l.id FROM letter l WHERE l.appointment_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.appointment_id = l.appointment_id AND e.version = l.version)`,
  'I17 Each step of an appointment, and each move, has its letter to everybody who belonged to it.': sql`
      SELECT e.id FROM audit_entry e JOIN ${letterOf} told(from_state, to_state, kind) USING (from_state, to_state)
      JOIN participant p ON p.appointment_id = e.appointment_id AND p.link_hash IS NOT NULL AND p.confirmed_at <= e.at
      WHERE e.version IS NOT NULL AND (e.from_state <> e.to_state OR e.action = 'move') AND NOT EXISTS (SELECT FROM letter l
        WHERE l.appointment_id = e.appointment_id AND l.version = e.version AND l.kind = told.kind AND l.recipient = p.id::text)`,
  'I18 A letter is sent, or dead with a task; none is with its sender for ever.': sql`
      SELECT id FROM letter WHERE state = 'sending' AND lease_until < practice_now() - interval '1 hour'
      UNION ALL SELECT id FROM letter WHERE state = 'accepted' AND (sent_at IS NULL OR attempts < 1)
      UNION ALL SELECT l.id FROM letter l WHERE l.state = 'dead' AND NOT EXISTS (SELECT FROM task t WHERE t.subject = l.id::text)`,
  'I19 No older news was sent after newer, and none waits behind it.': sql`
      SELECT older.id FROM letter older JOIN letter newer ON newer.appointment_id = older.appointment_id AND newer.recipient = older.recipient
        AND newer.version > older.version
      WHERE (older.state = 'accepted' AND newer.state = 'accepted' AND older.sent_at > newer.sent_at)
        OR (older.state = 'waiting' AND older.attempts = 0)`,
  'I20 An appointment keeps one UID of its own, and no two calendar letters to one person share a SEQUENCE.': sql`
      SELECT a.id FROM appointment a WHERE a.uid <> a.id::text || '@appointments'
      UNION ALL SELECT appointment_id FROM letter WHERE appointment_id IS NOT NULL AND kind IN ('confirmation', 'change', 'cancellation')
        GROUP BY appointment_id, version, recipient HAVING count(*) > 1`,
  'I21 Every appointment has its wall time, its zone and the rules both were read by.': sql`
      SELECT id FROM appointment WHERE wall_start !~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$' OR zone = '' OR zone_rules = ''`,
  'I28 The audit of an appointment has one row for each of its versions, from the first to the present one.': sql`
      SELECT a.id FROM appointment a LEFT JOIN (
        SELECT appointment_id, count(*) AS rows, min(version) AS first, max(version) AS last FROM audit_entry WHERE version IS NOT NULL
        GROUP BY appointment_id) e ON e.appointment_id = a.id
      WHERE e.first IS DISTINCT FROM 1 OR e.last IS DISTINCT FROM a.version OR e.rows IS DISTINCT FROM a.version`,
  'I29 Whoever or whatever was put out of use has a task for each appointment still ahead.': sql`
      SELECT a.id FROM appointment a JOIN therapist t ON t.id = a.therapist_id LEFT JOIN room r ON r.id = a.room_id
      WHERE ${isProved} AND a.starts_at > practice_now() AND (NOT t.active OR NOT coalesce(r.active, true)
        OR NOT (a.place = 'video' OR EXISTS (SELECT FROM office o WHERE o.slug = a.place)))
        AND NOT EXISTS (SELECT FROM task WHERE task.appointment_id = a.id)
      UNION ALL SELECT s.id FROM series s WHERE NOT EXISTS (SELECT FROM appointment a WHERE a.series_id = s.id)`,
}
