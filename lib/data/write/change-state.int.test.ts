import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookWith } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { db } from '../db'
import { type Booking, findBooking } from '../read/bookings'
import { changeState, changingOf } from './appointments'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

let booking: Booking
beforeEach(async () => {
  const { id } = await bookWith('maren-okafor')
  const found = await findBooking(id)
  if (found === null) throw new Error('not booked')
  booking = found
})

/** Cancels an appointment as it was read, or as somebody believes that it is. */
const cancel = (believed: Partial<Pick<Booking, 'state' | 'version'>>) => {
  const change = {
    event: 'cancel',
    actor: { kind: 'system' },
    action: 'cancel',
    cancelledBy: 'practice',
  } as const
  return db().$transaction(tx => changeState(tx, { ...changingOf(booking), ...believed }, change))
}

test('I11 a change that rests on another version than the row’s is overtaken, and changes nothing', async () => {
  expect(await cancel({ version: booking.version + 1 })).toEqual({ ok: false, reason: 'overtaken' })
  expect(await findBooking(booking.id)).toEqual(booking)
})

test('I12 a change that rests on another state than the row’s is overtaken, and changes nothing', async () => {
  expect(await cancel({ state: 'requested' })).toEqual({ ok: false, reason: 'overtaken' })
  expect(await findBooking(booking.id)).toEqual(booking)
})
