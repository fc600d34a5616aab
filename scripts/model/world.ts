import { Client } from 'pg'
import { closeDatabase, db } from '@/lib/data/db'
import type { StaffActor } from '@/lib/domain/people/role'
import { openPractice } from '../testing/seeded-practice'
import { hire } from '../testing/staff'
import { base, services, therapists } from './plan'

/** The practice that histories are played in, one after the other, on one database. */
export type World = {
  readonly owner: StaffActor
  readonly policyVersion: string
  /** Empties the book and puts everything back to how a history begins. */
  reset(): Promise<void>
  /** Puts the one clock so many seconds ahead. */
  forward(seconds: number): Promise<void>
  /** Kills the connection of somebody who is in the middle of something. */
  crash(): Promise<void>
  /** How often PostgreSQL had to end a deadlock; the connections of the product are closed for it. */
  countDeadlocks(): Promise<number>
  close(): Promise<void>
}

// A row instead of a function made anew: no plan of any statement is lost when the clock is moved.
const setUp = `
  CREATE TABLE model_clock (ahead interval NOT NULL);
  INSERT INTO model_clock VALUES ('0');
  CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now() + (SELECT ahead FROM model_clock)';
  -- The limits of networks and addresses have tests of their own.
  CREATE FUNCTION model_no_limit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.hits := '{}'; RETURN NEW; END $$;
  CREATE TRIGGER model_no_limit BEFORE INSERT OR UPDATE ON limit_window FOR EACH ROW EXECUTE FUNCTION model_no_limit();
  UPDATE therapist SET active = slug IN (${therapists.map(slug => `'${slug}'`).join()});
  UPDATE room SET active = id = (SELECT min(id::text)::uuid FROM room);
  ${Object.entries(services)
    .map(
      ([
        slug,
        one,
      ]) => `UPDATE service SET minutes = ${one.minutes}, buffer_before = 0, buffer_after = ${one.after}, grid_minutes = 30,
        notice_minutes = ${one.notice}, cut_off_minutes = ${one.cutOff}, instant = ${one.instant}, online = true, horizon_days = 60,
        places = '{${one.place}}', parties = '{1}' WHERE slug = '${slug}';`,
    )
    .join('\n')}
  ALTER TABLE audit_entry DISABLE TRIGGER USER;`

const passing = [
  'idempotency',
  'letter',
  'task',
  'claim',
  'audit_entry',
  'challenge',
  'session WHERE person_id IS NOT NULL',
  'participant',
  'appointment',
  'series',
  'person',
  'therapist_week',
  'leave',
  'date_override',
  'hours_rule',
] as const

const reset = `
  ${passing.map(table => `DELETE FROM ${table};`).join('\n')}
  INSERT INTO hours_rule (therapist_id, weekday, from_time, until_time, services, places)
    SELECT id, weekday, '09:00', '13:00', '{}', '{}' FROM therapist, generate_series(1, 5) weekday WHERE active;
  UPDATE therapist SET max_per_day = NULL, max_per_week = NULL, edited_at = NULL;
  UPDATE model_clock SET ahead = to_timestamp(${base / 1000}) - now();`

const someoneBusy = `
  SELECT pg_terminate_backend(pid) FROM (
    SELECT pid FROM pg_stat_activity WHERE datname = $1 AND state IN ('active', 'idle in transaction') ORDER BY random() LIMIT 1) one`

export async function openWorld(): Promise<World> {
  const practice = await openPractice()
  const { actor: owner } = await hire('owner')
  const policy = await db().policy.findFirstOrThrow({
    where: { slug: 'agreement' },
    orderBy: { createdAt: 'desc' },
  })
  const own = new Client({ connectionString: practice.url })
  const elsewhere = new URL(practice.url)
  elsewhere.pathname = '/postgres'
  const killer = new Client({ connectionString: elsewhere.href })
  await Promise.all([own.connect(), killer.connect()])
  await own.query(setUp)
  return {
    owner,
    policyVersion: policy.version,
    reset: async () => {
      await own.query(reset)
    },
    forward: async seconds => {
      await own.query('UPDATE model_clock SET ahead = ahead + make_interval(secs => $1)', [seconds])
    },
    crash: async () => {
      await killer.query(someoneBusy, [new URL(practice.url).pathname.slice(1)])
    },
    countDeadlocks: async () => {
      // What a connection counted is known for certain once it has ended.
      await closeDatabase()
      const { rows } = await killer.query<{ deadlocks: number }>(
        'SELECT deadlocks::int FROM pg_stat_database WHERE datname = $1',
        [new URL(practice.url).pathname.slice(1)],
      )
      return rows[0]?.deadlocks ?? 0
    },
    close: async () => {
      await Promise.all([own.end(), killer.end()])
      await practice.close()
    },
  }
}
