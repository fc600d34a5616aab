import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeClient } from './booking-client'
import { askForCode, minutesUntilEnded } from './booking-steps'
import { listApart } from './open-times'
import { openPracticeUnderTest, type PracticeUnderTest } from './practice-under-test'

const therapist = 'maren-okafor'
const noticeMinutes = 720
let practice: PracticeUnderTest

beforeAll(async () => {
  // Without its worker nobody sweeps: an ended hold is still written as held when its proof comes.
  practice = await openPracticeUnderTest({ servers: 1, settings: { WORKER: 'off' } })
}, 120_000)
afterAll(() => practice?.close())
afterEach(async () => {
  await practice.book.setClockAhead(0)
  expect(await practice.book.findBroken()).toEqual([])
})

/** Somebody who held a time, let the hold end, and asks for another code when the clock is so far ahead. */
async function proveLate(start: string, minutesAhead: number) {
  const { book, publicUrl } = practice
  const who = makeClient({ origin: publicUrl })
  await askForCode(who, { therapist, start }, book)
  await book.setClockAhead(minutesAhead)
  expect((await who.send('/book/code', {})).status).toBe(202)
  return who.send('/book/proof', { code: await book.readCode(who.email) })
}

test('I14 a proof after the hold ended is judged afresh: a time that is still free is booked', async () => {
  const start = (await listApart(practice.publicUrl, therapist))[5] ?? ''
  expect((await proveLate(start, minutesUntilEnded)).status).toBe(201)
})

test('I14 a proof after the hold ended is judged afresh: a time inside the notice by then is not booked', async () => {
  const [start = ''] = await listApart(practice.publicUrl, therapist)
  const untilNotice = Math.ceil((Date.parse(start) - Date.now()) / 60_000) - noticeMinutes
  const answer = await proveLate(start, Math.max(untilNotice + 1, minutesUntilEnded))
  expect([answer.status, answer.json.error]).toEqual([409, 'not-offered'])
})
