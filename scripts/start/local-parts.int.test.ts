import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findFreePort } from '../postgres/free-port'
import { type Program, runProgram } from '../testing/program'

const parts = ['--import', 'tsx', 'scripts/testing/hold-parts.ts']

let folder: string
let started: Program[]
let ports: Record<string, string>

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'start-')), 'data')
  execFileSync('chmod', ['755', path.dirname(folder)])
  ports = { MAILBOX_PORT: String(await findFreePort()), MAILBOX_SMTP_PORT: String(await findFreePort()) }
  started = []
})

afterEach(async () => {
  for (const program of started) program.signal('SIGTERM')
  await Promise.all(started.map(program => program.ended))
  await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), { timeout: 20_000 })
  await rm(path.dirname(folder), { recursive: true, force: true })
})

function start(settings: Record<string, string> = {}): Program {
  const program = runProgram(parts, { DATA_DIR: folder, ...ports, ...settings })
  started.push(program)
  return program
}

function processesOf(place: string): string[] {
  return execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line.includes(place))
}

async function ask(program: Program, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: await program.waitFor(/^postgres:/) })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

test('O1 what an embedded database was told is there after kill -9 of its start, which leaves no process behind', async () => {
  const first = start()
  await first.waitFor(/^ready$/)
  await ask(first, 'create table kept as select 42 as number')
  expect(processesOf(folder)).not.toEqual([])
  first.signal('SIGKILL')
  await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), { timeout: 20_000 })
  const mailbox = `http://127.0.0.1:${ports.MAILBOX_PORT}`
  await vi.waitFor(() => expect(fetch(mailbox)).rejects.toThrow(), { timeout: 20_000 })
  const second = start()
  await second.waitFor(/^ready$/)
  expect(await ask(second, 'select number from kept')).toEqual([{ number: 42 }])
})

test('O1 an embedded database whose every process was killed starts again with its data', async () => {
  const first = start()
  await first.waitFor(/^ready$/)
  await ask(first, 'create table kept as select 42 as number')
  const pids = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line.includes(folder))
    .map(line => Number(line.trim().split(' ')[0]))
  expect(pids.length).toBeGreaterThanOrEqual(2)
  first.signal('SIGKILL')
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await first.ended
  const second = start()
  await second.waitFor(/^ready$/)
  expect(await ask(second, 'select number from kept')).toEqual([{ number: 42 }])
})

test('O1 two starts at once on one data folder: one runs, the other says so in one sentence', async () => {
  const one = start()
  await one.waitFor(/^ready$/)
  const other = start({
    MAILBOX_PORT: String(await findFreePort()),
    MAILBOX_SMTP_PORT: String(await findFreePort()),
  })
  expect(await other.ended).toBe(1)
  expect(other.lines).toEqual([expect.stringMatching(/^Another start is using the data folder .*\.$/)])
  expect(await ask(one, 'select 1 as alive')).toEqual([{ alive: 1 }])
})

test('O1 Ctrl-C ends every process of a start, in order', async () => {
  const program = start()
  await program.waitFor(/^ready$/)
  program.signal('SIGINT')
  expect(await program.ended).toBe(0)
  expect(processesOf(folder)).toEqual([])
})

test('O1 a database of another major version is refused in one sentence and left as it is', async () => {
  const first = start()
  await first.waitFor(/^ready$/)
  first.signal('SIGTERM')
  await first.ended
  const version = path.join(folder, 'db', 'PG_VERSION')
  await writeFile(version, '15\n')
  const before = (await stat(path.join(folder, 'db', 'global'))).mtimeMs
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.lines.at(-1)).toMatch(/was made by PostgreSQL 15, .* nothing was changed\.$/)
  expect(await readFile(version, 'utf8')).toBe('15\n')
  expect((await stat(path.join(folder, 'db', 'global'))).mtimeMs).toBe(before)
})

test('O1 secrets are for the owner of the files alone, and are never made anew beside a database', async () => {
  const first = start()
  await first.waitFor(/^ready$/)
  first.signal('SIGTERM')
  await first.ended
  const secrets = path.join(folder, 'secrets.json')
  expect((await stat(secrets)).mode & 0o777).toBe(0o600)
  await rm(secrets)
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.lines.at(-1)).toMatch(/keys, .*secrets\.json, are missing: put that file back/)
})
