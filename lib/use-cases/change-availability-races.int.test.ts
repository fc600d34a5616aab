import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import { insertAbsence, raiseAvailability } from '@/lib/data/write/availability-changes'
import { lockWeeks } from '@/lib/data/write/locks'
import type { AvailabilityChange } from '@/lib/domain/availability/availability-change'
import { openSlots } from '@/lib/domain/availability/open-slots'
import { wall } from '@/lib/domain/availability/testing/facts-for-tests'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Instant, instant, isoInstant, type Zone } from '@/lib/domain/time/types'
import { endOfDay, instantToWall, startOfDay, weekStart } from '@/lib/domain/time/wall-clock'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { hire } from '@/scripts/testing/staff'
import { changeAvailability } from './change-availability'
import { holdTime } from './hold-time'
import { sweep } from './sweep'
import { promiseOf } from './wall-start'

// Locks are what is tried here, by as many at once as many processes bring: without the line that stands before them in each.
vi.mock('@/lib/data/line', () => ({
  makeLine: () => async (_: unknown, work: (turn: object) => Promise<() => unknown>) =>
    (await work({ seen: null, behind: () => ({ wishes: [], show: () => undefined }) }))(),
}))

const [maren, theo] = ['maren-okafor', 'theo-lindqvist']

let practice: TestPractice
let owner: StaffActor
let zone: Zone
let therapistId: string
beforeAll(async () => {
  practice = await openPractice()
  owner = (await hire('owner')).actor
  zone = (await readFacts({ start: instant(0), end: instant(1) })).facts.zone
  therapistId = (await db().therapist.findFirstOrThrow({ where: { slug: maren } })).id
  // Five-minute starts: more different times on one day than a cap could let through one after the other.
  await db().service.updateMany({ where: { slug: 'consultation' }, data: { gridMinutes: 5 } })
  await db().service.updateMany({
    where: { slug: 'individual-session' },
    data: { instant: true, online: true, gridMinutes: 30 },
  })
})
afterAll(() => practice.close())
beforeEach(async () => {
  await db().$executeRaw`UPDATE appointment SET held_until = practice_now() WHERE state = 'held'`
  await sweep()
})
afterEach(expectSoundBook)

const asked = { party: 1, state: 'OR' } as const
const hold = (start: Instant, therapist = maren, service = 'consultation', place: string | null = null) => {
  const who = browser()
  const outcome = holdTime({ ...asked, service, start, therapist, place, viewerZone: null }, who)
  return outcome.then(answer => ({ answer, browserHash: who.browserHash }))
}

async function listFree(therapist: string, service = 'consultation', place: string | null = null) {
  const { now } = await readFacts({ start: instant(0), end: instant(1) })
  const until = instant(now + 40 * 86_400_000)
  const { facts } = await readFacts({ start: now, end: until })
  const query = { ...asked, service, therapist, place, from: now, until }
  return openSlots(facts, query, now).map(({ start }) => start)
}

const dateOf = (start: Instant) => instantToWall(start, zone).date

/** The starts of the therapist's first day that offers so many. */
async function listDay(many: number): Promise<Instant[]> {
  const days = Map.groupBy(await listFree(maren), dateOf)
  const day = [...days.values()].find(starts => starts.length >= many)
  if (day === undefined) throw new Error('no day is long enough')
  return day
}

async function must(change: AvailabilityChange) {
  const changed = await changeAvailability(owner, change)
  if (!changed.ok) throw new Error(changed.reason)
  return changed
}

const caps = (maxPerDay: number | null, maxPerWeek: number | null) =>
  must({ kind: 'caps', therapist: maren, maxPerDay, maxPerWeek })

/** Every n-th of them, so many. */
const spread = (starts: readonly Instant[], many: number): Instant[] =>
  Array.from({ length: many }, (_, at) => starts[Math.floor((at * starts.length) / many)] ?? instant(0))

// Neighbours overlap and would refuse each other: those that run at the same moment should have the cap alone between them.
const farApart = (starts: readonly Instant[]): Instant[] =>
  starts.map((_, at) => starts[(at * 23) % starts.length] ?? instant(0))

test('A5 I15 with a cap of four a day, 64 holds at once on 64 times of one day make exactly four', async () => {
  const starts = spread(await listDay(64), 64)
  expect(new Set(starts).size).toBe(64)
  await caps(4, null)
  const held = await Promise.all(farApart(starts).map(start => hold(start)))
  await caps(null, null)
  expect(held.filter(({ answer }) => answer.ok)).toHaveLength(4)
  expect(await db().appointment.count({ where: { therapistId, state: 'held' } })).toBe(4)
})

test('A5 I15 with a cap of five a week, 64 holds at once on times of all its days make exactly five', async () => {
  const weeks = Map.groupBy(await listFree(maren), start => weekStart(dateOf(start)))
  const week = [...weeks.values()].find(starts => new Set(starts.map(dateOf)).size === 5)
  const starts = spread(week ?? [], 64)
  expect(new Set(starts.map(dateOf)).size).toBe(5)
  await caps(null, 5)
  const held = await Promise.all(farApart(starts).map(start => hold(start)))
  await caps(null, null)
  expect(held.filter(({ answer }) => answer.ok)).toHaveLength(5)
  expect(await db().appointment.count({ where: { therapistId, state: 'held' } })).toBe(5)
})

/** Times without a common moment at which both therapists could see somebody in the office. */
async function listShared(many: number): Promise<Instant[]> {
  const theirs = new Set(await listFree(theo, 'individual-session', 'portland'))
  const both = (await listFree(maren, 'individual-session', 'portland')).filter(start => theirs.has(start))
  const apart: Instant[] = []
  for (const start of both) if (start >= (apart.at(-1) ?? 0) + 2 * 3_600_000) apart.push(start)
  expect(apart.length).toBeGreaterThanOrEqual(many)
  return apart.slice(0, many)
}

const inOffice = (starts: readonly Instant[]) =>
  Promise.all(
    starts.flatMap(start =>
      [maren, theo].map(async therapist => ({
        start,
        ...(await hold(start, therapist, 'individual-session', 'portland')),
      })),
    ),
  )

test('A7 I2 two therapists want the one room at eight times at once: one of each gets it, the other is offered other times', async () => {
  const rooms = await db().room.findMany({ orderBy: { name: 'asc' } })
  const spare = rooms[0]?.id ?? ''
  await must({ kind: 'room', room: spare, inUse: false })
  const starts = await listShared(8)
  const held = await inOffice(starts)
  for (const start of starts) expect(held.filter(one => one.start === start && one.answer.ok).length).toBe(1)
  for (const { answer, start } of held.filter(one => !one.answer.ok)) {
    expect(answer).toMatchObject({ reason: 'slot-taken' })
    const others = 'alternatives' in answer ? answer.alternatives : []
    expect(others.length).toBeGreaterThan(0)
    expect(others).not.toContain(isoInstant(start))
  }
  await must({ kind: 'room', room: spare, inUse: true })
})

test('A7 with two rooms both therapists get their time, each in a room of their own', async () => {
  const starts = await listShared(8)
  const held = await inOffice(starts)
  expect(held.map(({ answer }) => answer.ok)).toEqual(held.map(() => true))
  const rows = await db().appointment.findMany({ where: { state: 'held' } })
  expect(new Set(rows.map(({ startsAt, roomId }) => `${startsAt.getTime()} ${roomId}`)).size).toBe(16)
})

type Removal = {
  change: (day: ReturnType<typeof dateOf>) => AvailabilityChange
  back: (absence: string) => AvailabilityChange
}

const removals: Record<string, Removal> = {
  'leave is set': {
    change: day => ({
      kind: 'absence',
      therapist: maren,
      from: { date: day, wall: wall('00:00') },
      until: { date: day, wall: wall('24:00') },
    }),
    back: absence => ({ kind: 'no-absence', therapist: maren, absence }),
  },
  'the hours of the day go': {
    change: day => ({
      kind: 'date',
      therapist: maren,
      date: day,
      overrides: [
        { from: wall('00:00'), until: wall('24:00'), kind: 'closed', services: null, places: null },
      ],
    }),
    back: () => ({ kind: 'date', therapist: maren, date: dateOf(raced), overrides: [] }),
  },
}
let raced: Instant

test.each(Object.entries(removals))(
  'I6 holds while %s, thirty times: each is refused, or was before and is answered as outside',
  async (_, { change, back }) => {
    const starts = spread(await listDay(9), 3)
    raced = starts[0] ?? instant(0)
    for (let round = 0; round < 30; round += 1) {
      const holds = starts.map(start => hold(start))
      // Later and later, so that the two meet at another step each time.
      for (let turn = 0; turn < round; turn += 1) await new Promise(setImmediate)
      const [changed, ...held] = await Promise.all([must(change(dateOf(raced))), ...holds])
      const hashes = held.filter(({ answer }) => answer.ok).map(one => one.browserHash)
      const rows = await db().appointment.findMany({ where: { browserHash: { in: hashes }, state: 'held' } })
      expect(rows).toHaveLength(hashes.length)
      expect(changed.outside.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
      await db().$executeRaw`UPDATE appointment SET held_until = practice_now() WHERE state = 'held'`
      await must(back(changed.absence ?? ''))
    }
  },
)

/** Until so many transactions of this database wait for somebody's lock. */
const waiting = (many: number) =>
  vi.waitFor(
    async () => {
      const [row] = await db().$queryRaw<{ many: number }[]>`
        SELECT count(*)::int AS many FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      expect(row?.many).toBe(many)
    },
    { timeout: 20_000 },
  )

test('I6 a hold that was judged before a leave and waits for it is judged again and refused', async () => {
  const [start = instant(0)] = await listDay(9)
  const day = { start: startOfDay(dateOf(start), zone), end: endOfDay(dateOf(start), zone) }
  const said = promiseOf(day.start, zone)
  const { held, absence } = await db().$transaction(
    async tx => {
      await raiseAvailability(tx)
      const id = await insertAbsence(tx, therapistId, {
        ...day,
        ...said,
        wallEnd: promiseOf(day.end, zone).wallStart,
      })
      const late = hold(start)
      await waiting(1)
      return { held: late, absence: id }
    },
    { timeout: 30_000 },
  )
  const { answer } = await held
  expect(answer).toMatchObject({ ok: false })
  expect('alternatives' in answer && answer.alternatives.some(one => one.startsWith(dateOf(start)))).toBe(
    false,
  )
  await must({ kind: 'no-absence', therapist: maren, absence })
})

test('I6 a leave waits for a hold that is being made, and answers it as outside', async () => {
  const [start = instant(0)] = await listDay(9)
  const [leave] = Object.values(removals)
  if (leave === undefined) throw new Error('nothing to try')
  const { held, change } = await db().$transaction(
    async tx => {
      await lockWeeks(tx, [{ therapistId, week: weekStart(dateOf(start)) }])
      const early = hold(start)
      await waiting(1)
      const late = must(leave.change(dateOf(start)))
      await waiting(2)
      return { held: early, change: late }
    },
    { timeout: 30_000 },
  )
  const [{ answer, browserHash }, { outside, absence }] = await Promise.all([held, change])
  expect(answer).toMatchObject({ ok: true })
  const row = await db().appointment.findFirstOrThrow({ where: { browserHash } })
  expect(outside.map(({ id }) => id)).toEqual([row.id])
  await must(leave.back(absence ?? ''))
})
