import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/data/db'
import { listOpenTasks } from '@/lib/data/read/tasks'
import { type Outbox, openOutbox } from '@/lib/data/testing/outbox'
import { noteMailFails } from '@/lib/data/write/mail-health'
import { smtpSettings } from '@/lib/email/smtp-settings'
import { type FakeSmtp, openFakeSmtp, type Script } from '@/lib/email/testing/fake-smtp'
import { sendLetter } from '@/lib/email/transport'
import { deliverLetter, deliverLetters, type Send, takeLetters } from './deliver-letters'

let outbox: Outbox
let fake: FakeSmtp

beforeAll(async () => {
  outbox = await openOutbox()
})

beforeEach(async () => {
  await outbox.empty()
  fake = await openFakeSmtp()
})

afterEach(() => fake.close())

afterAll(() => outbox.close())

const limits = { connect: 5_000, silence: 5_000, whole: 10_000 }
const sendTo =
  ({ port }: FakeSmtp, within = limits): Send =>
  (letter, isStillMine) => {
    const settings = smtpSettings(`smtp://127.0.0.1:${port}`)
    return sendLetter(letter, isStillMine, { settings, from: 'hello@practice.example', limits: within })
  }
const minute = 60
const hour = 60 * minute
const states = async () =>
  (await db().letter.findMany({ orderBy: { createdAt: 'asc' } })).map(({ state }) => state).sort()
const messageIds = () => fake.letters.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '')

test('N2 a queued letter reaches its one reader, is accepted, and mail counts as working again', async () => {
  await noteMailFails()
  await outbox.queue({ to: 'ana@example.com' })
  expect(await deliverLetters({ limit: 10, send: sendTo(fake) })).toEqual([{ outcome: 'accepted' }])
  expect(fake.letters.map(({ to }) => to)).toEqual(['ana@example.com'])
  expect(await states()).toEqual(['accepted'])
  expect(await db().mailHealth.findFirst()).toMatchObject({ failingSince: null })
})

test('X12 ten workers at once send each of fifty letters once', async () => {
  for (let n = 0; n < 50; n += 1) await outbox.queue({ to: `reader-${n}@example.com` })
  await Promise.all(Array.from({ length: 10 }, () => deliverLetters({ limit: 50, send: sendTo(fake) })))
  // A lane that finds everything locked by others ends early: one more round takes what they left.
  await deliverLetters({ limit: 50, send: sendTo(fake) })
  const heard = fake.letters.map(({ to }) => to)
  expect(heard).toHaveLength(50)
  expect(new Set(heard).size).toBe(50)
  expect(new Set(await states())).toEqual(new Set(['accepted']))
}, 120_000)

/** Starts a worker of its own and kills it without warning once the server has seen enough. */
async function killWorkerWhen(seen: () => boolean): Promise<void> {
  const environment = { ...outbox.environment, SMTP_URL: `smtp://127.0.0.1:${fake.port}` }
  const worker = spawn(process.execPath, ['--import', 'tsx', 'lib/use-cases/testing/deliver-once.ts'], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  })
  const gone = once(worker, 'exit')
  await vi.waitFor(() => expect(seen()).toBe(true), { timeout: 30_000, interval: 20 })
  worker.kill('SIGKILL')
  await gone
}

test('X13 a worker killed after its claim, before the content or before it marked costs at most one copy with the same Message-ID', async () => {
  const heard = (verb: string) => () => fake.commands.some(line => line.startsWith(verb))
  const cases: { script: Script; seen: () => boolean; copies: number }[] = [
    { script: { ehlo: 'silence' }, seen: heard('EHLO'), copies: 1 },
    { script: { data: 'silence' }, seen: heard('DATA'), copies: 1 },
    // The server has the letter, and the worker never learns it.
    { script: { content: () => 'silence' }, seen: () => fake.letters.length > 0, copies: 2 },
  ]
  for (const { script, seen, copies } of cases) {
    await outbox.empty()
    Object.assign(fake, { script, commands: [], letters: [] })
    await outbox.queue()
    await killWorkerWhen(seen)
    expect(await states()).toEqual(['sending'])
    fake.script = {}
    expect(await deliverLetters({ limit: 5, send: sendTo(fake) })).toEqual([])
    await outbox.stopClockAt(minute)
    expect(await deliverLetters({ limit: 5, send: sendTo(fake) })).toEqual([{ outcome: 'accepted' }])
    expect(messageIds()).toHaveLength(copies)
    expect(new Set(messageIds()).size).toBe(1)
    expect(await states()).toEqual(['accepted'])
  }
}, 120_000)

test('X14 a worker that slept past its lease finds the letter sent by another, sends nothing and marks nothing', async () => {
  await outbox.queue()
  const [asleep] = await takeLetters(1)
  if (asleep === undefined) throw new Error('There is nothing to take.')
  await outbox.stopClockAt(2 * minute)
  await deliverLetters({ limit: 5, send: sendTo(fake) })
  expect(await deliverLetter(asleep, sendTo(fake))).toEqual({ outcome: 'lost' })
  expect(fake.letters).toHaveLength(1)
  expect(await db().letter.findFirstOrThrow()).toMatchObject({ state: 'accepted', attempts: 2 })
})

test('X15 while the server refuses to connect a letter waits longer each time, and after a day it is dead with its tasks', async () => {
  const closed = await openFakeSmtp()
  await closed.close()
  await outbox.queue()
  let tries = 0
  for (let now = 0; now <= 24 * hour; now += 10 * minute) {
    await outbox.stopClockAt(now)
    tries += (await deliverLetters({ limit: 5, send: sendTo(closed) })).length
  }
  expect(await states()).toEqual(['dead'])
  expect(tries).toBeGreaterThan(24)
  expect(tries).toBeLessThan(40)
  expect((await listOpenTasks()).map(({ kind }) => kind).sort()).toEqual(['letter-dead', 'mail-failing'])
})

test('X16 a reader whose server hangs does not hold up the letters of others', async () => {
  const reached: string[] = []
  const hanging = Promise.withResolvers<void>()
  const send: Send = async (letter, isStillMine) => {
    if (letter.to === 'slow@example.com') await hanging.promise
    reached.push(letter.to)
    return sendTo(fake)(letter, isStillMine)
  }
  await outbox.queue({ to: 'slow@example.com', notAfter: new Date('2026-12-01T11:00:00Z') })
  for (let n = 0; n < 8; n += 1) await outbox.queue({ to: `reader-${n}@example.com` })
  const round = deliverLetters({ limit: 9, send })
  await vi.waitFor(() => expect(reached).toHaveLength(8), { timeout: 30_000 })
  expect(reached).not.toContain('slow@example.com')
  hanging.resolve()
  await round
  expect(fake.letters).toHaveLength(9)
})

test('X17 451 is tried again and then accepted; 550 is dead at once with a task, and says nothing about mail as a whole', async () => {
  fake.script = {
    content: to => (to.startsWith('busy') ? '451 later' : '250 taken'),
    rcpt: to => (to.startsWith('gone') ? '550 no' : '250 ok'),
  }
  await outbox.queue({ to: 'busy@example.com' })
  await outbox.queue({ to: 'gone@example.com' })
  await deliverLetters({ limit: 5, send: sendTo(fake) })
  expect(await states()).toEqual(['dead', 'waiting'])
  fake.script = {}
  await outbox.stopClockAt(30)
  expect(await deliverLetters({ limit: 5, send: sendTo(fake) })).toEqual([{ outcome: 'accepted' }])
  expect(await states()).toEqual(['accepted', 'dead'])
  expect((await listOpenTasks()).map(({ kind }) => kind)).toEqual(['letter-dead'])
})

test('I19 a cancellation that is queued while its confirmation is being sent goes out after it, or alone', async () => {
  const appointmentId = await outbox.makeAppointment()
  const letter = { appointmentId, recipient: 'ana', to: 'ana@example.com' }
  await outbox.queue({ ...letter, version: 2 })
  const [confirmation] = await takeLetters(1)
  if (confirmation === undefined) throw new Error('There is nothing to take.')
  await outbox.queue({ ...letter, version: 3, kind: 'cancellation' })
  expect(await deliverLetters({ limit: 5, send: sendTo(fake) })).toEqual([])
  expect(await deliverLetter(confirmation, sendTo(fake))).toEqual({ outcome: 'lost' })
  expect(await deliverLetters({ limit: 5, send: sendTo(fake) })).toEqual([{ outcome: 'accepted' }])
  expect(fake.letters).toHaveLength(1)
  expect(await states()).toEqual(['accepted', 'superseded'])
})

test('I18 under any run of faults every letter ends accepted, superseded or dead with a task, and tries only grow', async () => {
  const fault = fc.constantFrom<Script>(
    {},
    {},
    { banner: 'hang-up' },
    { rcpt: () => '450 later' },
    { rcpt: () => '550 no' },
    { content: () => '451 later' },
    { content: () => '554 no' },
    { content: () => 'hang-up' },
    { dropAfterContent: true },
  )
  const oneLife = async (faults: Script[]) => {
    await outbox.empty()
    fake.letters.length = 0
    const appointmentId = await outbox.makeAppointment()
    for (const version of [1, 2]) await outbox.queue({ appointmentId, version, recipient: 'ana' })
    await outbox.queue({ appointmentId, version: 2, recipient: 'ben' })
    await outbox.queue({ kind: 'sign-in-code', notAfter: new Date('2026-12-01T10:10:00Z') })
    let tries = 0
    for (let round = 0; round < 32; round += 1) {
      await outbox.stopClockAt(round * hour)
      fake.script = faults[round % faults.length] ?? {}
      await deliverLetters({ limit: 10, send: sendTo(fake) })
      const { _sum } = await db().letter.aggregate({ _sum: { attempts: true } })
      expect(_sum.attempts).toBeGreaterThanOrEqual(tries)
      tries = _sum.attempts ?? 0
    }
    const letters = await db().letter.findMany()
    expect(letters.filter(({ state }) => !['accepted', 'superseded', 'dead'].includes(state))).toEqual([])
    const dead = letters.filter(({ state }) => state === 'dead').map(({ id }) => id)
    const asked = (await listOpenTasks())
      .filter(({ kind }) => kind === 'letter-dead')
      .map(({ subject }) => subject)
    expect(asked.sort()).toEqual(dead.sort())
  }
  await fc.assert(fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 4 }), oneLife), { numRuns: 4 })
}, 120_000)
