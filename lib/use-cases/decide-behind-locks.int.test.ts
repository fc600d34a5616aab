import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db, type Transaction } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import { insertHold } from '@/lib/data/write/appointments'
import { lockWeeks } from '@/lib/data/write/locks'
import { openSlots } from '@/lib/domain/availability/open-slots'
import type { Slot } from '@/lib/domain/availability/types'
import { type Instant, instant, type Zone } from '@/lib/domain/time/types'
import { dayMs, instantToWall, weekStart } from '@/lib/domain/time/wall-clock'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { holdTime } from './hold-time'
import { promiseOf } from './wall-start'

const therapist = 'maren-okafor'
const asked = { service: 'consultation', party: 1, state: 'OR', place: null } as const

let practice: TestPractice
let therapistId: string
let zone: Zone
beforeAll(async () => {
  practice = await openPractice()
  zone = (await readFacts({ start: instant(0), end: instant(1) })).facts.zone
  therapistId = (await db().therapist.findFirstOrThrow({ where: { slug: therapist } })).id
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

const dateOf = (start: Instant) => instantToWall(start, zone).date

/** The first and the last time of a day that has several. */
async function findTwo(): Promise<[Slot, Slot]> {
  const { now } = await readFacts({ start: instant(0), end: instant(1) })
  const until = instant(now + 20 * dayMs)
  const { facts } = await readFacts({ start: now, end: until })
  const slots = openSlots(facts, { ...asked, therapist, from: now, until }, now)
  for (const day of Map.groupBy(slots, ({ start }) => dateOf(start)).values()) {
    const [first, last] = [day[0], day.at(-1)]
    if (first && last && first.end <= last.start) return [first, last]
  }
  throw new Error('no day has two times')
}

/** Another hold, by somebody who has the week's row already. */
async function holdBehindLocks(tx: Transaction, { start, end }: Slot): Promise<void> {
  const { claimed } = await insertHold(
    tx,
    {
      ...{ serviceSlug: asked.service, therapistId, place: 'video', roomId: null, party: 1 },
      ...{ session: { start, end }, claim: { start, end }, ...promiseOf(start, zone) },
      ...{ browserHash: randomUUID(), clientState: 'OR', viewerZone: null, firstAvailable: null },
    },
    10,
  )
  expect(claimed).toBe(true)
}

/** Until one transaction of this database waits for somebody's lock. */
const someoneWaits = () =>
  vi.waitFor(
    async () => {
      const [row] = await db().$queryRaw<{ many: number }[]>`
        SELECT count(*)::int AS many FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      expect(row?.many).toBe(1)
    },
    { timeout: 10_000 },
  )

test('A5 I15 a hold that was judged before its day was full and waits for the week’s row is judged again and refused', async () => {
  const [early, late] = await findTwo()
  await db().therapist.update({ where: { id: therapistId }, data: { maxPerDay: 1 } })
  const { held } = await db().$transaction(
    async tx => {
      await lockWeeks(tx, [{ therapistId, week: weekStart(dateOf(early.start)) }])
      const waiting = holdTime({ ...asked, therapist, start: late.start, viewerZone: null }, browser())
      await someoneWaits()
      await holdBehindLocks(tx, early)
      return { held: waiting }
    },
    { timeout: 30_000 },
  )
  expect(await held).toMatchObject({ ok: false, reason: 'not-offered' })
  expect(await db().appointment.count({ where: { therapistId, state: 'held' } })).toBe(1)
})
