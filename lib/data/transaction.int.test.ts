import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { db } from './db'
import { inTransaction, isAway } from './transaction'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

test('X4 a connection that died between two statements of a transaction means that the database is away, and is no fault of ours', async () => {
  const failed = inTransaction(async tx => {
    const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
    await db().$queryRaw`SELECT pg_terminate_backend(${own?.pid}::int)`
    await vi.waitFor(
      async () => {
        expect(await db().$queryRaw`SELECT 1 FROM pg_stat_activity WHERE pid = ${own?.pid}::int`).toEqual([])
      },
      { timeout: 20_000 },
    )
    await db().$queryRaw`SELECT 1`
    return tx.$queryRaw`SELECT 1`
  })
  await expect(failed).rejects.toSatisfy(isAway)
})
