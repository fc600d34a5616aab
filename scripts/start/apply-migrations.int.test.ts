import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../testing/database'
import { command } from '../testing/test-database'
import { applyMigrations } from './apply-migrations'

let database: FreshDatabase
let folder: string

beforeEach(async () => {
  database = await freshDatabase()
  await command(database.url, 'drop schema public cascade; create schema public')
  folder = await mkdtemp(path.join(os.tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true })
  await writeFile(path.join(folder, name, 'migration.sql'), sql)
}

async function ask(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

test('Migrations are applied in order of name, once', async () => {
  await write('0001_first', 'create table cup (size int)')
  await write('0002_second', 'alter table cup add colour text; insert into cup values (1, $$blue$$)')
  expect(await applyMigrations(database.url, folder)).toEqual({
    ok: true,
    applied: ['0001_first', '0002_second'],
  })
  expect(await applyMigrations(database.url, folder)).toEqual({ ok: true, applied: [] })
  expect(await ask('select * from cup')).toEqual([{ size: 1, colour: 'blue' }])
})

test('O6 eight starters at once apply each migration once', async () => {
  await write('0001_first', 'create table cup (size int)')
  await write('0002_second', 'insert into cup values (1); select pg_sleep(0.05)')
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => applyMigrations(database.url, folder)))
  expect(outcomes.flatMap(outcome => (outcome.ok ? outcome.applied : ['refused'])).sort()).toEqual([
    '0001_first',
    '0002_second',
  ])
  expect(await ask('select * from cup')).toEqual([{ size: 1 }])
})

test('X29 a migration that fails half-way leaves nothing of itself and all of those before it', async () => {
  await write('0001_first', 'create table cup (size int)')
  await write('0002_broken', 'insert into cup values (1); create table plate (size int); select 1/0')
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('0002_broken')
  expect(await ask('select * from cup')).toEqual([])
  expect(await ask('select migration_name from _prisma_migrations')).toEqual([
    { migration_name: '0001_first' },
  ])
})

test('A migration that changed after it was applied is refused and nothing is changed', async () => {
  await write('0001_first', 'create table cup (size int)')
  await applyMigrations(database.url, folder)
  await write('0001_first', 'create table cup (size bigint)')
  await write('0002_second', 'drop table cup')
  expect(await applyMigrations(database.url, folder)).toEqual({
    ok: false,
    reason: 'changed',
    name: '0001_first',
  })
  expect(await ask('select * from cup')).toEqual([])
})

test('Data of a newer version is refused and nothing is changed', async () => {
  await write('0001_first', 'create table cup (size int)')
  await write('0002_second', 'create table plate (size int)')
  await applyMigrations(database.url, folder)
  await rm(path.join(folder, '0002_second'), { recursive: true })
  await write('0003_third', 'drop table cup')
  expect(await applyMigrations(database.url, folder)).toEqual({
    ok: false,
    reason: 'unknown',
    name: '0002_second',
  })
  expect(await ask('select * from cup')).toEqual([])
})

test('A migration begun elsewhere and never finished is refused', async () => {
  await write('0001_first', 'create table cup (size int)')
  await applyMigrations(database.url, folder)
  await command(database.url, 'update _prisma_migrations set finished_at = null')
  expect(await applyMigrations(database.url, folder)).toEqual({
    ok: false,
    reason: 'unfinished',
    name: '0001_first',
  })
})
