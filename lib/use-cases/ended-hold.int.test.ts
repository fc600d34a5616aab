import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import { readNow } from '@/lib/data/transaction'
import { listStarts, policyVersion, readCode } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address } from '@/scripts/testing/staff'
import { sendAnotherCode } from './another-code'
import { giveDetails } from './give-details'
import { holdTime } from './hold-time'
import { proveBooking } from './prove-booking'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
afterEach(async () => {
  await shiftClock('0 seconds')
  await expectSoundBook()
})

const noticeMinutes = 720
const asked = {
  service: 'consultation',
  therapist: 'maren-okafor',
  place: null,
  party: 1,
  state: 'OR',
} as const

test('I14 a hold that ended and that nobody swept gives no right at the proof: inside the notice by then, it books nothing', async () => {
  const [start] = await listStarts(asked.therapist)
  if (start === undefined) throw new Error('nothing is open')
  const who = browser()
  expect(await holdTime({ ...asked, start, viewerZone: null }, who)).toMatchObject({ ok: true })
  const details = {
    name: 'Sam',
    email: address(`sam-${randomUUID()}@example.org`),
    phone: null,
    answers: { note: 'hello' },
  }
  await giveDetails({ details, policyVersion: await policyVersion() }, { ...who, signedIn: null })
  const untilNotice = Math.ceil((start - (await readNow()).getTime()) / 60_000) - noticeMinutes
  await shiftClock(`${Math.max(untilNotice + 1, 21)} minutes`)
  expect(await db().appointment.count({ where: { browserHash: who.browserHash, state: 'held' } })).toBe(1)
  expect(await sendAnotherCode('booking', who)).toMatchObject({ ok: true })
  const proved = await proveBooking(await readCode(who.browserHash), { ...who, sessionId: null })
  expect(proved).toMatchObject({ ok: true, booked: { ok: false, reason: 'not-offered' } })
})
