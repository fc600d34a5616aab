import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/data/db'
import { readNow } from '@/lib/data/transaction'
import { isoInstant, parseInstant } from '@/lib/domain/time/types'
import { bookAt, listStarts } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { cancelAppointment } from './cancel-appointment'
import { holdTime } from './hold-time'
import { sweep } from './sweep'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
afterEach(async () => {
  vi.useRealTimers()
  await shiftClock('0 seconds')
  await expectSoundBook()
})

const day = 86_400_000
const therapist = 'maren-okafor'

/** A process whose clock is wrong by so many days; timers run as ever. */
const setProcessClock = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * day })

const asked = {
  service: 'consultation',
  therapist,
  place: null,
  party: 1,
  state: 'OR',
  viewerZone: null,
} as const

test.each([-40, -1, 1, 40])(
  'I31 a process whose clock is %d days off offers, holds, refuses and sweeps as one that is right',
  async days => {
    const base = (await readNow()).getTime()
    // Away from notice and horizon, where time itself takes and gives starts while the test runs.
    const steady = async () =>
      (await listStarts(therapist)).filter(start => start > base + day && start < base + 20 * day)
    const offered = await steady()
    const [start] = offered
    if (start === undefined) throw new Error('nothing is open')
    setProcessClock(days)
    expect(await steady()).toEqual(offered)
    const held = await holdTime({ ...asked, start }, browser())
    expect(held).toMatchObject({ ok: true, start: isoInstant(start) })
    const now = await readNow()
    const until = held.ok ? (parseInstant(held.heldUntil) ?? 0) : 0
    expect(until - now.getTime()).toBeGreaterThan(9 * 60_000)
    expect(until - now.getTime()).toBeLessThanOrEqual(10 * 60_000)
    await sweep()
    expect(await holdTime({ ...asked, start }, browser())).toMatchObject({ ok: false, reason: 'slot-taken' })
    await shiftClock('11 minutes')
    await sweep()
    expect(await db().appointment.count({ where: { state: 'held' } })).toBe(0)
  },
)

test.each([-40, 40])(
  'I31 the cut-off is judged by the clock of the database when the process is %d days off',
  async days => {
    const start = (await listStarts(therapist))[20]
    if (start === undefined) throw new Error('nothing is open')
    const { id: appointmentId } = await bookAt(therapist, start, `client-${randomUUID()}@example.org`)
    const { personId } = await db().participant.findFirstOrThrow({ where: { appointmentId } })
    const actor = { kind: 'client', personId: personId ?? '' } as const
    const cancelling = {
      appointmentId,
      actor,
      by: 'client',
      reason: null,
      repeat: null,
      publicUrl: 'http://localhost:3000',
    } as const
    const now = await readNow()
    setProcessClock(days)
    // One hour before it begins, which is past the cut-off of two.
    await shiftClock(`${Math.round((start - now.getTime()) / 60_000) - 60} minutes`)
    expect(await cancelAppointment(cancelling)).toEqual({ ok: false, reason: 'too-late' })
    await shiftClock('0 seconds')
    expect(await cancelAppointment(cancelling)).toEqual({ ok: true, state: 'cancelled' })
  },
)
