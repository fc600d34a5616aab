import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import {
  type CalendarDate,
  type Instant,
  instant,
  parseCalendarDate,
  parseZone,
} from '@/lib/domain/time/types'
import { addDays, dayMs, instantToWall } from '@/lib/domain/time/wall-clock'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { listMonth, type MonthQuery } from './list-month'
import { listOpenTimes } from './list-open-times'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
beforeEach(() => shiftClock('0 seconds'))
afterEach(expectSoundBook)

function zone(name: string) {
  const known = parseZone(name)
  if (known === null) throw new Error(name)
  return known
}

const home = zone('America/Los_Angeles')
const ask = (more: Partial<MonthQuery> = {}): MonthQuery => ({
  service: 'consultation',
  therapist: 'any',
  place: 'video',
  party: 1,
  state: 'OR',
  from: null,
  days: 7,
  zone: home,
  near: null,
  ...more,
})

const dateOf = (moment: Instant, where = home) => instantToWall(moment, where).date

/** The days of a month with their times, told by the list itself. */
async function countByList(first: CalendarDate, days: number, where: typeof home) {
  const { state, ...asked } = ask()
  const listed = await listOpenTimes({ ...asked, state, from: first, days, zone: where })
  if (!listed.ok) throw new Error(listed.reason)
  const counts: Record<string, number> = {}
  for (const { start } of listed.slots) {
    const date = dateOf(start, where)
    counts[date] = (counts[date] ?? 0) + 1
  }
  return counts
}

test('B4 the days of a month have exactly the times that the list has on them, in the reader’s own days', async () => {
  for (const where of [home, zone('Asia/Kathmandu'), zone('Pacific/Kiritimati'), zone('Pacific/Pago_Pago')]) {
    const { today } = await listMonth(ask({ zone: where }))
    const shown = await listMonth(ask({ zone: where, from: addDays(today, 20) }))
    const counts = await countByList(shown.month.first, shown.month.days.length, where)
    const ofMonth = shown.month.days.filter(({ times }) => times > 0).map(({ date, times }) => [date, times])
    expect(Object.fromEntries(ofMonth)).toEqual(counts)
    expect(ofMonth.length).toBeGreaterThan(5)
  }
})

test('B4 a list that begins at the end of a month shows all of its days, and its times are those of the list', async () => {
  const { today, last } = await listMonth(ask())
  const end = Array.from({ length: 40 }, (_, at) => addDays(today, at)).find(date => date.endsWith('-28'))
  const shown = await listMonth(ask({ from: end ?? null }))
  const listed = await listOpenTimes({ ...ask(), from: end ?? null, days: 7 })
  expect(listed.ok && listed.slots).toEqual(shown.slots)
  expect(shown.slots.length).toBeGreaterThan(0)
  expect(last > today).toBe(true)
})

test('B4 a first day that is past, or later than anything can be booked, is taken for today', async () => {
  const { today, last } = await listMonth(ask())
  for (const from of ['1900-01-01', '2999-12-31', addDays(today, -1), addDays(last, 1)]) {
    const shown = await listMonth(ask({ from: parseCalendarDate(from) }))
    expect([shown.from, shown.slots.length > 0], from).toEqual([today, true])
  }
  expect((await listMonth(ask({ from: last }))).from).toBe(last)
})

test('Z2 a chosen time stands in the list in any zone, which moves to its day when it would not', async () => {
  const { today } = await listMonth(ask())
  const week = (await listMonth(ask({ from: addDays(today, 7) }))).slots
  const near = week.at(-1)?.start ?? instant(0)
  for (const where of [home, zone('Asia/Kathmandu'), zone('Pacific/Kiritimati'), zone('Pacific/Pago_Pago')])
    for (const from of [null, addDays(today, 7), addDays(today, 30)]) {
      const shown = await listMonth(ask({ zone: where, from, near }))
      expect(
        shown.slots.map(({ start }) => start),
        `${where} ${from}`,
      ).toContain(near)
    }
  const [first] = week
  const kept = await listMonth(ask({ from: addDays(today, 7), near: first?.start ?? null }))
  expect(kept.from).toBe(addDays(today, 7))
  for (const moment of [instant(0), instant(near + 365 * dayMs)])
    expect((await listMonth(ask({ near: moment }))).from).toBe(today)
})

test('B2 open times are those of one person, or of two where a service is for two alone, at any of its places', async () => {
  const list = async (service: string, party: 1 | 2 | null, place: string | null = null) => {
    const listed = await listOpenTimes({ ...ask(), service, party, place, from: null, days: 14 })
    return listed.ok ? listed.slots.length : listed.reason
  }
  for (const service of ['consultation', 'couple-session', 'individual-session'])
    expect(await list(service, null), service).toBeGreaterThan(10)
  expect(await list('couple-session', null)).toBe(await list('couple-session', 2))
  expect(await list('consultation', 2)).toBe(await list('consultation', null))
  expect(await list('couple-session', 1)).toBe('other-party')
  expect(await list('individual-session', 2)).toBe('other-party')
  expect(await list('individual-session', 1, 'portland')).toBeGreaterThan(10)
  expect(await list('consultation', 1, 'portland')).toBe('unknown-place')
})

test('B4 days without any time say when the next one is, and a practice that is closed throughout says none', async () => {
  const { today, slots } = await listMonth(ask())
  await db().$executeRaw`INSERT INTO leave (id, therapist_id, starts_at, ends_at)
    VALUES (gen_random_uuid(), NULL, practice_now() - interval '1 day', practice_now() + interval '40 days')`
  const shown = await listMonth(ask())
  expect(shown.slots).toEqual([])
  expect(shown.next && dateOf(shown.next) >= addDays(today, 40)).toBe(true)
  const found = await listMonth(ask({ from: shown.next && dateOf(shown.next) }))
  expect(found.slots[0]?.start).toBe(shown.next)
  expect(found.next).toBeNull()
  await db().$executeRaw`UPDATE leave SET ends_at = practice_now() + interval '400 days'`
  expect((await listMonth(ask())).next).toBeNull()
  await db().$executeRaw`DELETE FROM leave`
  expect((await listMonth(ask())).slots).toEqual(slots)
})
