import { db, type Transaction } from '../db'

/** One promise that is broken, by its number, and how many rows break it. */
export type Broken = { invariant: string; rows: number }

/**
 * The invariants of the book that SQL can see; each part finds rows only when a promise is broken. Ended holds may still claim
 * until the sweep (I14).
 */
export function findBroken(tx: Transaction = db()): Promise<Broken[]> {
  return tx.$queryRaw<Broken[]>`
    WITH broken AS (
      SELECT CASE a.kind WHEN 'therapist' THEN 'I1' WHEN 'room' THEN 'I2' ELSE 'I3' END AS invariant
      FROM claim a JOIN claim b ON a.kind = b.kind AND a.thing = b.thing AND a.id < b.id AND a.appointment_id <> b.appointment_id
        AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.active AND b.active
      UNION ALL SELECT 'I5' FROM appointment a JOIN service s ON s.slug = a.service_slug
        WHERE a.ends_at - a.starts_at <> make_interval(mins => s.minutes)
      UNION ALL SELECT 'I5' FROM claim WHERE NOT (starts_at < ends_at)
      UNION ALL SELECT 'I12' FROM claim c JOIN appointment a ON a.id = c.appointment_id
        WHERE c.active AND a.state NOT IN ('held', 'awaiting-partner', 'requested', 'confirmed')
      UNION ALL SELECT 'I1' FROM appointment a WHERE a.state IN ('held', 'awaiting-partner', 'requested', 'confirmed')
        AND NOT EXISTS (SELECT FROM claim c WHERE c.appointment_id = a.id AND c.kind = 'therapist' AND c.thing = a.therapist_id AND c.active
          AND c.starts_at = a.starts_at - make_interval(mins => a.buffer_before) AND c.ends_at = a.ends_at + make_interval(mins => a.buffer_after))
      UNION ALL SELECT 'I15' FROM participant p JOIN appointment a ON a.id = p.appointment_id
        WHERE p.person_id IS NOT NULL AND a.ends_at > practice_now() AND a.state IN ('awaiting-partner', 'requested', 'confirmed')
        GROUP BY p.person_id HAVING count(*) > 3
      UNION ALL SELECT 'I17' FROM letter WHERE appointment_id IS NOT NULL GROUP BY appointment_id, version, kind, recipient HAVING count(*) > 1
      UNION ALL SELECT 'I17' FROM letter l JOIN appointment a ON a.id = l.appointment_id WHERE l.version > a.version
      UNION ALL SELECT 'I17' FROM appointment a WHERE a.state = 'confirmed'
        AND NOT EXISTS (SELECT FROM letter l WHERE l.appointment_id = a.id AND l.kind = 'confirmation')
      UNION ALL SELECT 'I18' FROM letter WHERE state = 'sending' AND lease_until < practice_now() - interval '1 hour'
      UNION ALL SELECT 'I28' FROM appointment a
        WHERE a.version <> (SELECT count(*) FROM audit_entry e WHERE e.appointment_id = a.id AND e.version IS NOT NULL)
    )
    SELECT invariant, count(*)::int AS rows FROM broken GROUP BY invariant ORDER BY invariant`
}
