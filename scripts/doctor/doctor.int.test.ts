import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import { openFakeSmtp } from '@/lib/email/testing/fake-smtp'
import { findFreePort } from '../postgres/free-port'
import { bookWith } from '../testing/booked'
import { type Program, runProgram } from '../testing/program'
import { openPractice, shiftClock, type TestPractice } from '../testing/seeded-practice'
import { examineBook } from './book'
import { examineClock, examineZones } from './clock'
import { connectTo, examineMigrations } from './database'
import { wordsOf } from './finding'
import { examineKeys } from './keys'
import { examineDisk, examineEnvironment } from './machine'
import { examineLetters, examineServer } from './mail'

let practice: TestPractice
let client: Client
let folder: string
let started: Program[]

beforeAll(async () => {
  practice = await openPractice()
  client = new Client({ connectionString: practice.url })
  await client.connect()
  await bookWith('maren-okafor')
})
afterAll(async () => {
  await client.end()
  await practice.close()
})
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'doctor-'))
  started = []
})
afterEach(async () => {
  for (const program of started) program.signal('SIGTERM')
  await Promise.all(started.map(program => program.ended))
  await rm(folder, { recursive: true, force: true })
})

function run(args: readonly string[], settings: Record<string, string>): Program {
  const program = runProgram(args, { DATA_DIR: folder, ...settings })
  started.push(program)
  return program
}

async function doctor(settings: Record<string, string> = {}) {
  const program = run(['scripts/start.mjs', 'doctor'], settings)
  const code = await program.ended
  return { code, lines: program.lines }
}

test('a machine too old or a variable that is wrong is said in one sentence each, and a right one passes', () => {
  expect(examineEnvironment({}).findings).toMatchObject([{ ok: true }])
  const { findings, settings } = examineEnvironment({ PORT: 'eighty', WORKER: 'maybe' }, '20.20.2')
  expect(findings.map(({ ok, words }) => [ok, words.split(' ')[0]])).toEqual([
    [false, 'This'],
    [false, 'PORT'],
    [false, 'WORKER'],
  ])
  expect(settings).toBeNull()
})

test('a folder that cannot be written and a disk without room are found, a folder still to be made is not', async () => {
  expect(await examineDisk(folder)).toMatchObject({ ok: true })
  expect(await examineDisk(path.join(folder, 'later'))).toMatchObject({ ok: true })
  expect(await examineDisk(folder, 1e9)).toMatchObject({
    ok: false,
    words: expect.stringMatching(/^Only \d+ MB/),
  })
  await writeFile(path.join(folder, 'file'), '')
  const wrong = await examineDisk(path.join(folder, 'file', 'data'))
  expect(wrong).toMatchObject({ ok: false, mend: expect.stringContaining('DATA_DIR') })
})

test('a database that does not answer is found, without a word of its password', async () => {
  const url = `postgresql://someone:hidden@127.0.0.1:${await findFreePort()}/none`
  const { client: none, finding } = await connectTo(url)
  expect(none).toBeNull()
  expect(finding).toMatchObject({ ok: false, words: expect.stringContaining('ECONNREFUSED') })
  expect(wordsOf(finding)).not.toContain('hidden')
})

test('migrations that are missing, changed or of another version are found, each with what to do', async () => {
  expect(await examineMigrations(client)).toMatchObject({ ok: true })
  const later = path.join(folder, '9999_later')
  await mkdir(later)
  await writeFile(path.join(later, 'migration.sql'), 'SELECT 1')
  expect(await examineMigrations(client, folder)).toMatchObject({
    ok: false,
    words: expect.stringContaining('not known'),
  })
  const empty = new URL(practice.url)
  empty.pathname = '/postgres'
  const elsewhere = new Client({ connectionString: empty.href })
  await elsewhere.connect()
  const bare = await examineMigrations(elsewhere)
  await elsewhere.end()
  expect(bare).toMatchObject({ ok: false, mend: expect.stringContaining('npm run db:migrate') })
})

test('O2 a key that this database was sealed under and that is not given is found, with what to do', async () => {
  expect(await examineKeys()).toMatchObject([{ ok: true }])
  await db().keyCheck.create({ data: { key: 'k9', textSealed: new Uint8Array(40) } })
  expect(await examineKeys()).toMatchObject([{ ok: false, words: expect.stringContaining('the key k9') }])
  await db().keyCheck.delete({ where: { key: 'k9' } })
})

test('I31 a clock of the practice that was shifted, and a machine whose clock is wrong, are found', async () => {
  expect(await examineClock(client)).toMatchObject({ ok: true })
  const wrong = await examineClock(client, () => Date.now() + 60_000)
  expect(wrong).toMatchObject({ ok: false, words: expect.stringContaining('60 seconds apart') })
  await shiftClock('11 minutes')
  expect(await examineClock(client)).toMatchObject({
    ok: false,
    words: expect.stringContaining('660 seconds'),
  })
  await shiftClock('0 seconds')
})

test('I21 appointments read by older zone rules ask for a recomputing, those read by newer ones for a newer Node', async () => {
  expect(await examineZones(client)).toMatchObject({ ok: true })
  expect(await examineZones(client, '2099z')).toMatchObject({
    ok: false,
    mend: expect.stringContaining('zones:recompute'),
  })
  expect(await examineZones(client, '1999a')).toMatchObject({
    ok: false,
    mend: expect.stringContaining('Update Node'),
  })
})

test('I18 letters that wait too long and letters that are dead are found', async () => {
  await db().$executeRaw`UPDATE letter SET state = 'accepted', attempts = 1, sent_at = practice_now()`
  expect(await examineLetters(client)).toMatchObject({ ok: true })
  await db().task.create({ data: { kind: 'letter-dead', subject: 'some letter' } })
  expect(await examineLetters(client)).toMatchObject({
    ok: false,
    words: expect.stringMatching(/^1 letters could/),
  })
  await db()
    .$executeRaw`UPDATE letter SET state = 'waiting', not_before = practice_now() - interval '16 minutes' WHERE appointment_id IS NOT NULL`
  expect(await examineLetters(client)).toMatchObject({
    ok: false,
    words: expect.stringMatching(/^1 letters have waited/),
  })
  await db().$executeRaw`DELETE FROM task WHERE kind = 'letter-dead'`
})

test('X19 codes that a server refused are counted and are no fault, for anybody can type an address that does not exist', async () => {
  await db()
    .$executeRaw`UPDATE letter SET state = 'superseded', last_error = 'smtp-550' WHERE kind = 'booking-code'`
  await db().$executeRaw`UPDATE letter SET state = 'accepted', last_error = NULL WHERE kind <> 'booking-code'`
  expect(await examineLetters(client)).toMatchObject({
    ok: true,
    words: expect.stringContaining('; 1 with a code or of the list were refused today'),
  })
  await db()
    .$executeRaw`UPDATE letter SET created_at = practice_now() - interval '25 hours' WHERE kind = 'booking-code'`
  expect(await examineLetters(client)).toMatchObject({ words: expect.not.stringContaining('refused') })
})

test('I28 a book in which a promise is broken is found with the number of the promise and a row', async () => {
  expect(await examineBook()).toMatchObject([{ ok: true }])
  await db().$executeRaw`UPDATE appointment SET version = version + 1`
  const [row] = await db().appointment.findMany()
  const found = await examineBook()
  expect(found).toMatchObject([{ ok: false, words: expect.stringContaining('I28') }])
  expect(found[0]?.words).toContain(row?.id)
  await db().$executeRaw`UPDATE appointment SET version = version - 1`
})

test('a practice on a database and a mail server of its own is examined to the end', async () => {
  const mail = await openFakeSmtp()
  const given = {
    DATABASE_URL: practice.url,
    NEXTAUTH_SECRET: 's'.repeat(32),
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
    MAIL_FROM: 'desk@lantern-and-tide.example',
  }
  await db().$executeRaw`UPDATE letter SET state = 'accepted', attempts = 1, sent_at = practice_now()`
  const sound = await doctor({ ...given, SMTP_URL: `smtp://127.0.0.1:${mail.port}` })
  await mail.close()
  expect(sound.lines.filter(line => line.startsWith('✗'))).toEqual([])
  expect(sound.lines.map(line => line.split(/ {2,}| (?=[A-Z\d])/)[0])).toEqual(
    [
      'environment',
      'disk',
      'database',
      'migrations',
      'mail',
      'clock',
      'zone rules',
      'letters',
      'keys',
      'book',
    ].map(about => `✓ ${about}`),
  )
  expect(sound.code).toBe(0)
})

test('a mail server that is away is found', async () => {
  expect(await examineServer()).toMatchObject({ ok: false, mend: expect.stringContaining('SMTP_URL') })
})

test('without a database the doctor says how to make one and makes none', async () => {
  const none = await doctor()
  expect(await readdir(folder)).toEqual([])
  expect(none.code).toBe(1)
  expect(none.lines.slice(-2)).toEqual([
    expect.stringMatching(/^✗ database/),
    expect.stringContaining('npm start'),
  ])
})

test('the embedded database is examined while a start holds it and while none does, and refused while one is only on its way', async () => {
  const ports = {
    MAILBOX_PORT: String(await findFreePort()),
    MAILBOX_SMTP_PORT: String(await findFreePort()),
  }
  const start = run(['--import', 'tsx', 'scripts/testing/hold-parts.ts'], ports)
  await start.waitFor(/^ready$/)
  const early = await doctor(ports)
  expect(early.lines.slice(-2)).toEqual([
    expect.stringMatching(/^✗ database/),
    expect.stringContaining('Another start is using the data folder'),
  ])
  const databaseUrl = await start.waitFor(/^postgres:/)
  await writeFile(
    path.join(folder, 'running.json'),
    JSON.stringify({ databaseUrl, publicUrl: 'http://localhost:1' }),
  )
  const beside = await doctor(ports)
  expect(beside.lines.filter(line => line.startsWith('✗'))).toEqual([])
  expect(beside.lines.find(line => line.startsWith('✓ mail'))).toContain('the server answers')
  expect(beside.code).toBe(0)
  start.signal('SIGTERM')
  await start.ended
  const alone = await doctor(ports)
  expect(alone.lines.filter(line => line.startsWith('✗'))).toEqual([])
  expect(alone.lines.find(line => line.startsWith('✓ mail'))).toContain('opens with npm start')
  expect(alone.code).toBe(0)
})
