import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../testing/database'
import { type Program, runProgram } from '../testing/program'
import { command } from '../testing/test-database'
import { applyMigrations } from './apply-migrations'
import { migrationsFolder } from './places'

const door = 77

let database: FreshDatabase
let watcher: Client
let folder: string

beforeEach(async () => {
  database = await freshDatabase()
  await command(database.url, 'drop schema public cascade; create schema public')
  watcher = new Client({ connectionString: database.url })
  await watcher.connect()
  folder = await mkdtemp(path.join(os.tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await watcher.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

const fileOf = (name: string, within = folder) => path.join(within, name, 'migration.sql')

/** The statements of a file, cut where a line ends one outside the body of a function. */
function statementsOf(sql: string): string[] {
  const whole: string[] = []
  for (const part of sql.split(/;\n/)) {
    const last = whole.at(-1)
    const isInsideBody = last !== undefined && last.split('$$').length % 2 === 0
    if (isInsideBody) whole[whole.length - 1] = `${last};\n${part}`
    else whole.push(part)
  }
  return whole
}

/** Lays a closed door into one file, behind so many of its statements. */
async function closeDoorIn(name: string, behind: number): Promise<void> {
  const statements = statementsOf(await readFile(fileOf(name, migrationsFolder), 'utf8'))
  const laid = statements.toSpliced(behind, 0, `\nselect pg_advisory_xact_lock(${door})`)
  await writeFile(fileOf(name), laid.join(';\n'))
}

const migrate = (): Program =>
  runProgram(
    [
      ...['--import', 'tsx', '--input-type=module', '-e'],
      `import { applyMigrations } from './scripts/start/apply-migrations.ts'
       await applyMigrations(${JSON.stringify(database.url)}, ${JSON.stringify(folder)})`,
    ],
    {},
  )

const names = async (sql: string) => (await watcher.query<{ name: string }>(sql)).rows.map(({ name }) => name)

const othersHere =
  "select coalesce(wait_event, '') as name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"

const tables = `select table_name::text as name from information_schema.tables where table_schema = 'public' order by 1`

async function killAtDoor(): Promise<void> {
  await watcher.query('select pg_advisory_lock($1)', [door])
  const starter = migrate()
  await expect.poll(() => names(othersHere), { timeout: 20_000 }).toEqual(['advisory'])
  starter.signal('SIGKILL')
  await starter.ended
  await watcher.query('select pg_advisory_unlock($1)', [door])
  await expect.poll(() => names(othersHere), { timeout: 20_000 }).toEqual([])
}

async function listFiles(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  return entries
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

test('X29 O6 a starter killed behind the first, the middle or the last statement of any migration leaves whole files only, and the next one finishes', async () => {
  const files = await listFiles()
  let whole: string[] = []
  for (const [at, name] of files.entries()) {
    const count = statementsOf(await readFile(fileOf(name, migrationsFolder), 'utf8')).length - 1
    for (const behind of new Set([1, Math.ceil(count / 2), count])) {
      await cp(migrationsFolder, folder, { recursive: true })
      await closeDoorIn(name, behind)
      await killAtDoor()
      const applied =
        at === 0 ? [] : await names('select migration_name as name from _prisma_migrations order by 1')
      expect(applied, `${name} behind ${behind} of ${count}`).toEqual(files.slice(0, at))
      expect(await names(tables), `${name} behind ${behind} of ${count}`).toEqual(whole)
    }
    await rm(folder, { recursive: true })
    await cp(migrationsFolder, folder, {
      recursive: true,
      filter: source => !files.slice(at + 1).includes(path.basename(source)),
    })
    expect(await applyMigrations(database.url, folder)).toEqual({ ok: true, applied: [name] })
    whole = await names(tables)
  }
  expect(await applyMigrations(database.url, migrationsFolder)).toEqual({ ok: true, applied: [] })
}, 120_000)
