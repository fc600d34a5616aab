import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import {
  type AppliedMigration,
  listMigrations,
  type Migration,
  type MigrationPlan,
  planMigrations,
} from './migrations'
import { openClient } from './open-client'

type Outcome =
  | { readonly ok: true; readonly applied: readonly string[] }
  | Extract<MigrationPlan, { readonly ok: false }>

// Any number will do as long as nobody else locks it: these are the digits of "lantern" on a telephone.
const lock = 5_268_376

const table = `
create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/**
 * Brings a database to the migrations of the folder, each file in a transaction of its own, so that a kill anywhere
 * leaves whole files only and the next call goes on. Any number may call it at once: each file is applied once.
 * Uses nothing that outlives a transaction, so a pooler in transaction mode may stand between.
 */
export async function applyMigrations(databaseUrl: string, folder: string): Promise<Outcome> {
  const known = await listMigrations(folder)
  const client = await openClient(databaseUrl)
  try {
    const applied: string[] = []
    for (;;) {
      const step = await applyNext(client, known)
      if (!step.ok) return step
      if (step.name === null) return { ok: true, applied }
      applied.push(step.name)
    }
  } finally {
    await client.end()
  }
}

type Step =
  | { readonly ok: true; readonly name: string | null }
  | Extract<MigrationPlan, { readonly ok: false }>

async function applyNext(client: Client, known: readonly Migration[]): Promise<Step> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lock])
    await client.query(table)
    const plan = planMigrations(known, await readApplied(client))
    const next = plan.ok ? plan.pending[0] : undefined
    if (next !== undefined) await applyOne(client, next)
    await client.query(plan.ok ? 'commit' : 'rollback')
    return plan.ok ? { ok: true, name: next?.name ?? null } : plan
  } catch (fault) {
    // The first fault is the one to tell; a connection that is gone has rolled back by itself.
    await client.query('rollback').catch(() => undefined)
    throw fault
  }
}

async function readApplied(client: Client): Promise<readonly AppliedMigration[]> {
  const answer = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null order by migration_name`,
  )
  return answer.rows.map(row => ({ name: row.name, checksum: row.checksum, isFinished: row.finished }))
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql)
  } catch (fault) {
    throw new Error(`The migration ${migration.name} failed and was undone.`, { cause: fault })
  }
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
}
