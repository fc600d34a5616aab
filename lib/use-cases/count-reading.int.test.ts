import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import type { StaffActor } from '@/lib/domain/people/role'
import { openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { addReads, countChoice, listReadArticles } from './count-reading'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
beforeEach(async () => {
  await shiftClock('0 seconds')
  await db().$executeRaw`DELETE FROM article_day`
})

const article = 'when-one-reaches-and-one-retreats'
const owner: StaffActor = { kind: 'staff', staffId: randomUUID(), role: 'owner', therapistId: null }

test('S5 reads and choices of a day are added up, by several servers too, and hold nothing but numbers', async () => {
  await Promise.all([1, 2, 3].map(count => addReads(new Map([[article, count]]))))
  await countChoice(article)
  const rows = await db().$queryRaw`SELECT * FROM article_day`
  const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
  expect(rows).toEqual([{ article, day, reads: 6, choices: 1 }])
})

test('S5 a day is the practice’s, and staff see thirty of them', async () => {
  await db()
    .$executeRaw`CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''2026-12-01T07:30:00Z'''`
  await addReads(new Map([[article, 1]]))
  await db()
    .$executeRaw`CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''2026-12-30T07:59:00Z'''`
  await addReads(new Map([[article, 2]]))
  const days = await db().$queryRaw`SELECT day, reads FROM article_day ORDER BY day`
  expect(days).toEqual([
    { day: '2026-11-30', reads: 1 },
    { day: '2026-12-29', reads: 2 },
  ])
  const shown = () => listReadArticles(owner)
  expect(await shown()).toMatchObject([{ article, reads: 3, choices: 0 }])
  await db()
    .$executeRaw`CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''2026-12-30T08:01:00Z'''`
  expect(await shown()).toMatchObject([{ reads: 2 }])
  expect(await listReadArticles({ ...owner, role: 'therapist' })).toEqual([])
})

test('S5 a choice is counted for an article that there is, and for no other word', async () => {
  for (const word of ['no-such-article', '../secrets', '']) await countChoice(word)
  expect(await db().$queryRaw`SELECT * FROM article_day`).toEqual([])
})
