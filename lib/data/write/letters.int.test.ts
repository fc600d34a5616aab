import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db, type Transaction } from '../db'
import { body, type Outbox, openOutbox } from '../testing/outbox'
import { inTransaction } from '../transaction'
import { claimLetters } from './letter-delivery'
import { queueLetter } from './letters'

let outbox: Outbox

beforeAll(async () => {
  outbox = await openOutbox()
})

beforeEach(() => outbox.empty())

afterAll(() => outbox.close())

const states = async () =>
  (await db().letter.findMany({ orderBy: [{ version: 'asc' }, { recipient: 'asc' }] })).map(
    ({ version, state }) => [version, state],
  )

test('N2 a letter is in the outbox exactly when the transaction that causes it commits', async () => {
  const letter = {
    kind: 'confirmation',
    appointmentId: null,
    version: null,
    recipient: 'r',
    to: 'ana@example.com',
    body,
  } as const
  const failing = inTransaction(async tx => {
    await queueLetter(tx, letter)
    throw new Error('something later fails')
  })
  await expect(failing).rejects.toThrow('something later fails')
  expect(await db().letter.count()).toBe(0)
  await inTransaction(tx => queueLetter(tx, letter))
  expect(await db().letter.count()).toBe(1)
})

test('I17 the same appointment, version, kind and recipient give one letter, also when ten transactions queue it at once', async () => {
  const appointmentId = await outbox.makeAppointment()
  const letter = { appointmentId, version: 2, recipient: randomUUID() }
  await Promise.all(Array.from({ length: 10 }, () => outbox.queue(letter)))
  expect(await states()).toEqual([[2, 'waiting']])
  await outbox.queue({ ...letter, recipient: randomUUID() })
  await outbox.queue({ ...letter, kind: 'cancellation' })
  expect(await db().letter.count()).toBe(3)
})

test('I19 a newer version supersedes what still waits for the same person, and nothing else', async () => {
  const [appointmentId, other] = [await outbox.makeAppointment(), await outbox.makeAppointment()]
  await outbox.queue({ appointmentId, version: 2, recipient: 'ana' })
  await outbox.queue({ appointmentId, version: 2, recipient: 'ben' })
  await outbox.queue({ appointmentId: other, version: 2, recipient: 'ana' })
  await outbox.queue({ appointmentId, version: 3, recipient: 'ana', kind: 'cancellation' })
  const letters = await db().letter.findMany({ where: { state: 'superseded' } })
  expect(letters).toMatchObject([
    { appointmentId, version: 2, recipient: 'ana', bodySealed: null, lastError: 'newer-version' },
  ])
  expect((await states()).map(([, state]) => state).sort()).toEqual([
    'superseded',
    'waiting',
    'waiting',
    'waiting',
  ])
})

test('I19 a newer letter waits while the older one is on its way, and the older one is not sent again', async () => {
  const appointmentId = await outbox.makeAppointment()
  await outbox.queue({ appointmentId, version: 2, recipient: 'ana' })
  expect(await claimLetters(10, 60_000)).toHaveLength(1)
  await outbox.queue({ appointmentId, version: 3, recipient: 'ana', kind: 'cancellation' })
  expect(await claimLetters(10, 60_000)).toEqual([])
  await outbox.stopClockAt(61)
  expect((await claimLetters(10, 60_000)).map(({ kind }) => kind)).toEqual(['cancellation'])
  expect(await states()).toEqual([
    [2, 'superseded'],
    [3, 'sending'],
  ])
})

test('T72 neither the words nor the address of a letter can be read in the table, and a sealed letter opens in its own row only', async () => {
  await outbox.queue({ to: 'ana@example.com', body: { ...body, text: 'Tuesday' } })
  await outbox.queue({ to: 'ben@example.com', body: { ...body, text: 'Friday' } })
  const rows = await db().letter.findMany()
  for (const { toSealed, bodySealed } of rows) {
    const bytes = Buffer.concat([toSealed, bodySealed ?? new Uint8Array()]).toString('latin1')
    expect(bytes).not.toMatch(/example|Tuesday|Friday|Lantern/)
  }
  const [first, second] = rows
  if (!first?.bodySealed || !second?.bodySealed) throw new Error('Two letters were queued.')
  await db().letter.update({ where: { id: first.id }, data: { bodySealed: second.bodySealed } })
  const opened = await claimLetters(10, 60_000)
  expect(opened.find(({ id }) => id === first.id)?.content).toBeNull()
  expect(opened.find(({ id }) => id === second.id)?.content?.to).toMatch(/^(ana|ben)@example\.com$/)
})

test('X13 the Message-ID is settled when the letter is queued, under the sender’s own domain', async () => {
  await outbox.queue()
  const [before] = await db().letter.findMany()
  expect(before?.messageId).toBe(`<${before?.id}@practice.example>`)
  expect((await claimLetters(1, 60_000)).map(({ messageId }) => messageId)).toEqual([before?.messageId])
})

test('I19 the older letters of an appointment are found by the appointment, however many others wait and whatever a plan believes', async () => {
  const appointmentId = await outbox.makeAppointment()
  await db().$executeRaw`
    INSERT INTO letter (id, kind, recipient, state, to_sealed, body_sealed, message_id, not_after)
    SELECT gen_random_uuid(), 'confirmation', 'r' || n, 'accepted', ''::bytea, ''::bytea, 'm' || n, practice_now() FROM generate_series(1, 2000) n`
  await db().$executeRaw`ANALYZE letter`
  await db().$executeRaw`UPDATE letter SET state = 'waiting'`
  const looked = await inTransaction(async tx => {
    const before = await countLooks(tx)
    const to = { recipient: 'ana', to: 'ana@example.com', body }
    await queueLetter(tx, { kind: 'confirmation', appointmentId, version: 2, ...to })
    return (await countLooks(tx)) - before
  })
  expect(looked).toBeLessThan(10)
})

/** How many rows of letters this connection has looked at. */
async function countLooks(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<{ looks: number }[]>`
    SELECT (seq_tup_read + idx_tup_fetch)::int AS looks FROM pg_stat_xact_user_tables WHERE relname = 'letter'`
  return rows[0]?.looks ?? Number.NaN
}
