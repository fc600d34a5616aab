import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Article, listArticles } from '@/lib/content/articles'
import { db } from '@/lib/data/db'
import type { StaffActor } from '@/lib/domain/people/role'
import { parseCalendarDate } from '@/lib/domain/time/types'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { employ } from '@/scripts/testing/staff'
import { askForReviews } from './ask-for-reviews'
import { listTasks } from './list-tasks'
import { tickTask } from './tick-task'

let practice: TestPractice
let desk: StaffActor
beforeAll(async () => {
  practice = await openPractice()
  desk = await employ('front-desk')
})
afterAll(() => practice.close())
beforeEach(async () => {
  await db().task.deleteMany()
})

const clockAt = (moment: string) =>
  db().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''${moment}'''`,
  )
const [one] = listArticles()
if (one === undefined) throw new Error('no articles')
const reviewed = (changes: Partial<Article>, nextReview = '2027-11-16'): Article[] => [
  { ...one, draft: false, publishAt: null, nextReview: parseCalendarDate(nextReview), ...changes },
]
const shown = async () => (await listTasks(desk)).map(({ kind, article }) => [kind, article?.slug])

test('R3 a review that was due is asked for from the next day of the practice, once, by any number of servers', async () => {
  await clockAt('2027-11-17T07:59:00Z')
  await askForReviews(reviewed({}))
  expect(await shown()).toEqual([])
  await clockAt('2027-11-17T08:00:00Z')
  await Promise.all([1, 2, 3].map(() => askForReviews(reviewed({}))))
  expect(await shown()).toEqual([['review-due', one.slug]])
})

test('R3 a review that staff ticked off is not asked for again, and the next one is', async () => {
  await clockAt('2027-11-20T12:00:00Z')
  await askForReviews(reviewed({}))
  const [task] = await listTasks(desk)
  expect(await tickTask(desk, task?.id ?? '')).toEqual({ ok: true })
  await askForReviews(reviewed({}))
  expect(await shown()).toEqual([])
  await askForReviews(reviewed({}, '2027-11-19'))
  expect(await shown()).toEqual([['review-due', one.slug]])
})

test('R3 a new day in the article’s file ends the asking, and nobody is asked about what no reader sees', async () => {
  await clockAt('2027-11-20T12:00:00Z')
  await askForReviews(reviewed({}))
  await askForReviews(reviewed({}, '2028-11-19'))
  expect(await shown()).toEqual([])
  await askForReviews([
    ...reviewed({ draft: true }, '2027-11-17'),
    ...reviewed({ publishAt: '2027-11-20T23:00' }, '2027-11-18'),
  ])
  expect(await shown()).toEqual([])
  const other = await db().task.create({ data: { kind: 'letter-dead', subject: randomUUID() } })
  await askForReviews([])
  expect((await listTasks(desk)).map(({ id }) => id)).toEqual([other.id])
})
