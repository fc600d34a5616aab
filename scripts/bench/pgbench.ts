import { execFile } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Pool } from 'pg'
import { inDatabase } from './bench-practice'
import { throughput } from './measure'

const run = promisify(execFile)

/** How the machine writes the rows of a booking at best: in one statement, without anything of ours around it. */
export type Floor = { readonly what: string; readonly isPgbench: boolean; perSecond(): Promise<number> }

const seconds = 2

// The same rows as ours: the appointment, its claim, its audit row and its letter, each time at another time of one therapist.
const rowsOfABooking = (turn: string) => `
  WITH at AS (SELECT timestamptz '2031-01-01' + ${turn} * interval '1 hour' AS starts),
  made AS (
    INSERT INTO appointment (id, reference, uid, service_slug, therapist_id, place, party, state, starts_at, ends_at, zone, wall_start,
      zone_rules, buffer_before, buffer_after, held_until, browser_hash, price_cents)
    SELECT gen_random_uuid(), 'FLOOR', gen_random_uuid(), 'consultation', t.id, 'video', 1, 'held', starts, starts + interval '20 minutes',
      'America/Los_Angeles', '2031-01-01T00:00', 'floor', 0, 10, now() + interval '10 minutes', gen_random_uuid()::text, 0
    FROM at, therapist t WHERE t.slug = 'bench-10' RETURNING *),
  claimed AS (
    INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id)
    SELECT 'therapist', therapist_id, starts_at, ends_at + interval '10 minutes', id FROM made ON CONFLICT DO NOTHING),
  audited AS (
    INSERT INTO audit_entry (actor_kind, action, appointment_id, version, to_state, fields) SELECT 'anonymous', 'hold', id, 1, 'held', '{}' FROM made)
  INSERT INTO letter (kind, appointment_id, version, recipient, to_sealed, body_sealed, message_id, not_after)
  SELECT 'confirmation', id, 1, 'floor', decode(repeat('ab', 60), 'hex'), decode(repeat('ab', 3000), 'hex'), gen_random_uuid(), now() FROM made`

/** pgbench where the machine has it, or PostgreSQL's driver for Node, which comes near it. */
export async function openFloor(url: string, clients: number): Promise<Floor> {
  await inDatabase(url, client => client.query('CREATE SEQUENCE IF NOT EXISTS floor_turn'))
  const program = await findPgbench()
  return program === null ? driverFloor(url, clients) : pgbenchFloor(program, url, clients)
}

async function findPgbench(): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const debian = await readdir('/usr/lib/postgresql').catch(() => [])
  folders.push(...debian.map(version => `/usr/lib/postgresql/${version}/bin`))
  for (const folder of folders) {
    const program = path.join(folder, 'pgbench')
    const works = await run(program, ['--version']).then(
      () => true,
      () => false,
    )
    if (works) return program
  }
  return null
}

async function pgbenchFloor(program: string, url: string, clients: number): Promise<Floor> {
  const script = path.join(os.tmpdir(), `lantern-and-tide-floor-${process.pid}.sql`)
  await writeFile(
    script,
    `SELECT nextval('floor_turn') AS turn \\gset\n${rowsOfABooking(':turn').replaceAll('\n', ' ')};\n`,
  )
  const args = [
    '-n',
    '-f',
    script,
    '-c',
    String(clients),
    '-j',
    '1',
    '-T',
    String(seconds),
    '-M',
    'prepared',
    url,
  ]
  const perSecond = async () => {
    const { stdout } = await run(program, args)
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN)
  }
  return { what: 'pgbench, one statement', isPgbench: true, perSecond }
}

function driverFloor(url: string, clients: number): Floor {
  const perSecond = async () => {
    const pool = new Pool({ connectionString: url, max: clients })
    const text = rowsOfABooking('$1::bigint')
    try {
      return await throughput(clients, seconds, async () => {
        const { rows } = await pool.query<{ turn: string }>("SELECT nextval('floor_turn') AS turn")
        await pool.query({ name: 'floor', text, values: [rows[0]?.turn] })
      })
    } finally {
      await pool.end()
    }
  }
  return { what: 'pg (no pgbench on this machine), one statement', isPgbench: false, perSecond }
}
