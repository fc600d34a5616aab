import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import { findBrowserBooking } from '@/lib/data/read/bookings'
import { getPractice } from '@/lib/data/read/practice'
import { parseEmailAddress } from '@/lib/domain/people/email-address'
import { isoInstant } from '@/lib/domain/time/types'
import { giveDetails } from '@/lib/use-cases/give-details'
import { holdTime } from '@/lib/use-cases/hold-time'
import { listNearestTimes } from '@/lib/use-cases/list-nearest-times'
import { proveBooking } from '@/lib/use-cases/prove-booking'
import { listStarts, readCode } from '@/scripts/testing/booked'
import { browser, openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { timesLike } from './no-hold'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

const maren = 'maren-okafor'

/** A new browser that holds a time of Maren's, asked for by name or with whoever is free first. */
async function holdAsked(therapist: string | null) {
  const who = browser()
  const theirs = await listStarts(maren)
  const others = await listStarts('theo-lindqvist')
  const start = theirs.find(one => therapist !== null || !others.includes(one))
  if (start === undefined) throw new Error('nothing is open')
  const choice = { service: 'consultation', start, therapist, place: 'video', party: 1, state: 'OR' } as const
  expect(await holdTime({ ...choice, viewerZone: null }, who)).toMatchObject({ ok: true })
  return who
}

const findTimes = async ({ browserHash }: ReturnType<typeof browser>) => {
  const booking = await findBrowserBooking(browserHash)
  if (booking === null) throw new Error('nothing is held')
  return {
    booking,
    asked: new URL(timesLike(booking), 'https://practice.example').searchParams.get('therapist'),
  }
}

test('B5 whoever asked for whoever is free first and would change the time is asked for no therapist', async () => {
  expect((await findTimes(await holdAsked(null))).asked).toBe('any')
})

test('B5 whoever asked for a therapist and would change the time is shown the times of that therapist', async () => {
  expect((await findTimes(await holdAsked(maren))).asked).toBe(maren)
})

test('B5 a hold from before it was written down leads to the times of its therapist', async () => {
  const who = await holdAsked(null)
  await db()
    .$executeRaw`UPDATE appointment SET first_available = NULL WHERE browser_hash = ${who.browserHash}`
  const { asked, booking } = await findTimes(who)
  expect(asked).toBe(booking.therapist)
})

test('B5 a time that was proved after its hold had ended is still known to be asked for with whoever is free first', async () => {
  const who = await holdAsked(null)
  const email = parseEmailAddress(`sam-${randomUUID()}@example.org`)
  if (!email.ok) throw new Error(email.reason)
  const details = { name: 'Sam', email: email.address, phone: null, answers: { note: 'hello' } }
  const { policies } = await getPractice()
  const asked = { details, policyVersion: policies.version }
  const given = await giveDetails(asked, { ...who, signedIn: null })
  expect(given).toMatchObject({ kind: 'code-sent' })
  const code = await readCode(who.browserHash)
  await db().$executeRaw`
    UPDATE appointment SET held_until = practice_now() - interval '1 second' WHERE browser_hash = ${who.browserHash}`
  expect(await proveBooking(code, { ...who, sessionId: null })).toMatchObject({ booked: { ok: true } })
  expect((await findTimes(who)).asked).toBe('any')
})

test('B6 the nearest times to one that was lost are everybody’s when whoever is free first was asked for', async () => {
  const { booking } = await findTimes(await holdAsked(null))
  const his = await listStarts('theo-lindqvist')
  const start = (await listStarts(maren)).find(one => !his.includes(one))
  if (start === undefined) throw new Error('nothing is open')
  // Lost at a time that she alone has: the nearest to it is that time itself, for whoever may come to her.
  const lost = { ...booking, therapist: 'theo-lindqvist', start }
  expect(await listNearestTimes(lost)).toContain(isoInstant(start))
  const near = await listNearestTimes({ ...lost, firstAvailable: null })
  expect(his.map(isoInstant)).toEqual(expect.arrayContaining(near))
})
