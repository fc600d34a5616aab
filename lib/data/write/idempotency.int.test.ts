import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, type Transaction } from '@/lib/data/db'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { answerOnce, type RepeatKey, runOnce } from './idempotency'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

const makeKey = (): RepeatKey => ({
  principal: randomUUID(),
  key: randomUUID(),
  address: '/book/hold',
  contentHash: 'a',
})

/** A work that leaves a row behind each time it runs. */
const leaveRow = (subject: string) => async (tx: Transaction) => {
  await tx.$executeRaw`INSERT INTO task (kind, subject) VALUES ('letter-dead', ${`${subject}/${randomUUID()}`})`
  return randomUUID()
}

const countRows = (subject: string) => db().task.count({ where: { subject: { startsWith: subject } } })

test('I16 a work that is asked for twice under one key at the same moment is done once, and both hear the same', async () => {
  const key = makeKey()
  const [one, two] = await Promise.all([runOnce(key, leaveRow(key.key)), runOnce(key, leaveRow(key.key))])
  expect(two).toEqual(one)
  expect(await countRows(key.key)).toBe(1)
})

test('I16 of two refusals under one key at the same moment one is remembered, and both hear it', async () => {
  const key = makeKey()
  const [one, two] = await Promise.all([answerOnce(key, 'first'), answerOnce(key, 'second')])
  expect(two).toEqual(one)
  expect(await answerOnce(key, 'third')).toEqual(one)
})

test('I16 a refusal that comes later than a work under its key is answered as that work was', async () => {
  const key = makeKey()
  const done = await runOnce(key, leaveRow(key.key))
  expect(await answerOnce(key, 'refused')).toEqual(done)
  expect(await answerOnce({ ...key, contentHash: 'b' }, 'refused')).toEqual({
    ok: false,
    reason: 'other-content',
  })
})
