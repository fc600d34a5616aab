import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLine } from '@/lib/front/testing/line'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { connect, db } from './db'
import { isAway } from './transaction'

const line = makeLine()
let practice: TestPractice
let client: ReturnType<typeof connect>
beforeAll(async () => {
  practice = await openPractice()
  client = connect(await line.reach(practice.url), { patience: 400 })
})
afterAll(async () => {
  await client.$disconnect()
  await line.cut()
  await practice.close()
})

const ask = (word: string) => client.$queryRaw`SELECT ${word}::text AS word`

test('X1 a database that falls silent on open connections counts as away, and no late answer is given to another question', async () => {
  expect(await Promise.all([ask('one'), ask('two')])).toEqual([[{ word: 'one' }], [{ word: 'two' }]])
  line.hush()
  const asked = await Promise.allSettled([ask('three'), client.$transaction(tx => tx.$queryRaw`SELECT 4`)])
  line.speak()
  expect(asked.map(one => one.status === 'rejected' && isAway(one.reason))).toEqual([true, true])
  expect(await Promise.all([ask('five'), ask('six')])).toEqual([[{ word: 'five' }], [{ word: 'six' }]])
})

test('X1 a database that falls silent in the middle of a transaction counts as away, and nothing of it is kept', async () => {
  const failed = client.$transaction(async tx => {
    await tx.$executeRaw`UPDATE practice SET details = jsonb_set(details, '{phone}', '"none"')`
    line.hush()
    return tx.$queryRaw`SELECT 1`
  })
  await expect(failed).rejects.toSatisfy(isAway)
  line.speak()
  expect(await client.$queryRaw`SELECT 1 AS kept FROM practice WHERE details->>'phone' = 'none'`).toEqual([])
})

test('X1 a connection that rests in the pool longer than the patience for an answer is not ended', async () => {
  const own = () => client.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
  const [before] = await own()
  await db().$queryRaw`SELECT 1 FROM pg_sleep(0.8)`
  expect((await own())[0]).toEqual(before)
})
