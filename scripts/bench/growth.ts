import { randomUUID } from 'node:crypto'
import { makeClient } from '../prove/booking-client'
import { expectStatus } from '../prove/booking-steps'
import { asked, listOpenTimes } from '../prove/open-times'
import { openPracticeUnderTest, type PracticeUnderTest } from '../prove/practice-under-test'
import { inDatabase, therapists, widenPractice } from './bench-practice'
import { interleave, latencies, median, type Result } from './measure'

const small = 1_000
const large = 1_000_000
const rounds = 5
const inARound = 30

/** Two practices that differ in their past alone. */
type Grown = { readonly practice: PracticeUnderTest; choose(): Promise<void>; list(): Promise<void> }

/** G11: open times and a choice over HTTP, with a thousand appointments behind them and with a million, in turns. */
export async function benchGrowth(): Promise<Result[]> {
  const few = await grow(small)
  const many = await grow(large)
  try {
    const typical = async (work: () => Promise<void>) => median(await latencies(inARound, work))
    const seen = await interleave(rounds, {
      manyTimes: () => typical(many.list),
      fewTimes: () => typical(few.list),
      manyChoices: () => typical(many.choose),
      fewChoices: () => typical(few.choose),
    })
    return [
      compare('GET /api/slots', seen.manyTimes, seen.fewTimes, 1.2, seen.spread('manyTimes', 'fewTimes')),
      compare(
        'POST /book/hold',
        seen.manyChoices,
        seen.fewChoices,
        1.3,
        seen.spread('manyChoices', 'fewChoices'),
      ),
    ]
  } finally {
    await many.practice.close()
    await few.practice.close()
  }
}

const compare = (address: string, ours: number, few: number, limit: number, spread: number): Result => ({
  id: 'G11',
  what: `${address} with ${large.toLocaleString('en')} appointments, p50`,
  unit: 'ms',
  ours,
  floor: { what: `with ${small.toLocaleString('en')}`, value: few },
  budget: { of: 'ratio', must: 'at most', limit },
  spread,
})

async function grow(appointments: number): Promise<Grown> {
  const practice = await openPracticeUnderTest({ servers: 1, settings: { LOG_LEVEL: 'warn', WORKER: 'off' } })
  await widenPractice(practice.databaseUrl)
  await fillPast(practice.databaseUrl, appointments)
  const { publicUrl } = practice
  // The first days are left out: their times pass the notice while this runs.
  const starts = (await listOpenTimes(publicUrl, { therapist: 'bench-1', days: '60' }))
    .slice(100)
    .filter((_, at) => at % 2 === 0)
  let chosen = 0
  const choose = async () => {
    const therapist = `bench-${(chosen % therapists) + 1}`
    const start = starts[Math.floor(chosen / therapists)]?.start ?? ''
    chosen += 1
    const fields = { ...asked, therapist, start, idempotencyKey: randomUUID() }
    expectStatus(await makeClient({ origin: publicUrl }).send('/book/hold', fields), 201)
  }
  const list = async () => {
    await listOpenTimes(publicUrl, { days: '60' })
  }
  return { practice, choose, list }
}

/**
 * Years of appointments of the ten therapists, one every hour backwards from now, with their claims and audit rows. A third was never
 * marked as over, as desks forget to: those still claim their past hours.
 */
const past = (appointments: number) => `
  INSERT INTO appointment (id, reference, uid, service_slug, therapist_id, place, party, state, version, starts_at, ends_at, zone, wall_start,
    zone_rules, buffer_before, buffer_after, price_cents, created_at)
  SELECT gen_random_uuid(), 'PAST', 'past-' || n, 'consultation', t.id, 'video', 1,
    CASE WHEN n % 3 = 0 THEN 'confirmed' WHEN n % 3 = 1 THEN 'attended' ELSE 'no-show' END, 1,
    date_trunc('hour', now()) - (n / ${therapists} + 1) * interval '1 hour', date_trunc('hour', now()) - (n / ${therapists} + 1) * interval '1 hour' + interval '20 minutes',
    'America/Los_Angeles', '2020-01-01T00:00', 'bench', 0, 10, 0, now() - (n / ${therapists} + 24) * interval '1 hour'
  FROM generate_series(0, ${appointments - 1}) n
  JOIN (SELECT id, row_number() OVER (ORDER BY position) - 1 AS place FROM therapist WHERE slug LIKE 'bench-%') t ON t.place = n % ${therapists};
  INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id, active)
  SELECT 'therapist', therapist_id, starts_at, ends_at + interval '10 minutes', id, state = 'confirmed' FROM appointment WHERE reference = 'PAST';
  INSERT INTO audit_entry (actor_kind, action, appointment_id, version, to_state, fields)
  SELECT 'anonymous', 'past', id, 1, state, '{}' FROM appointment WHERE reference = 'PAST';
  ANALYZE;`

// The checks of each row are for one at a time: a million of them are made for a benchmark and nothing else.
const fillPast = (url: string, appointments: number) =>
  inDatabase(url, async client => {
    await client.query("SET session_replication_role = 'replica'")
    await client.query(past(appointments))
  })
