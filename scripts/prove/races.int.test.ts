import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOpenTimes } from './open-times'
import { openPracticeUnderTest, type PracticeUnderTest } from './practice-under-test'
import { raceForOneTime, raceOfLateProofs } from './races'

const therapist = 'maren-okafor'
let practice: PracticeUnderTest

beforeAll(async () => {
  practice = await openPracticeUnderTest({ servers: 2 })
}, 120_000)
afterAll(() => practice?.close())

test('B6 of two hundred who choose one time at once over two servers one holds it, and all others are offered other times', async () => {
  const start = (await listOpenTimes(practice.publicUrl, { therapist })).at(0)?.start ?? ''
  const { counts, broken } = await raceForOneTime(practice, { therapist, start }, 200)
  expect(broken).toEqual([])
  expect(counts).toMatchObject({ 'answers 201': 1, 'answers 409': 199, 'answers 5xx': 0, 'rows held': 1 })
})

test('I14 of fifty late proofs of ended holds of one time one becomes the appointment, with one confirmation letter', async () => {
  const start = (await listOpenTimes(practice.publicUrl, { therapist })).at(-1)?.start ?? ''
  const { counts, broken } = await raceOfLateProofs(practice, { therapist, start }, 50)
  expect(broken).toEqual([])
  expect(counts).toMatchObject({
    'answers 201': 1,
    'answers 409': 49,
    appointments: 1,
    'confirmation letters': 1,
  })
})
