import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Instant, instant, parseZone } from '@/lib/domain/time/types'
import { addDays, dayMs, instantToWall, wallToInstant } from '@/lib/domain/time/wall-clock'
import { bookAt, listStarts } from '@/scripts/testing/booked'
import { countDeadlocks } from '@/scripts/testing/deadlocks'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { listSessionStarts } from '@/scripts/testing/requested'
import { browser, openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address, hire } from '@/scripts/testing/staff'
import { bookByStaff } from './book-by-staff'
import { bookSeries, type SeriesBooked, type SeriesBooking } from './book-series'
import { previewSeriesFor } from './book-series-preview'
import { changeAvailability } from './change-availability'
import { holdTime } from './hold-time'

const [maren, theo, priya] = ['maren-okafor', 'theo-lindqvist', 'priya-castellan']
const pacific = parseZone('America/Los_Angeles')
if (pacific === null) throw new Error('The runtime knows no Pacific time.')
const zone = pacific

let practice: TestPractice
let desk: StaffActor
beforeAll(async () => {
  practice = await openPractice()
  desk = (await hire('front-desk')).actor
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

const fresh = () => address(`client-${randomUUID()}@example.org`)

const wish = (first: Instant, more: Partial<SeriesBooking> = {}): SeriesBooking => ({
  ...{ service: 'consultation', therapist: maren, place: 'video', party: 1, state: 'OR', first },
  ...{ rhythm: 'weekly', count: 6, chosen: 'all', waive: [], reason: '', repeat: null },
  client: { name: 'Ana Lopez', email: fresh(), phone: null },
  publicUrl: 'http://localhost:3000',
  ...more,
})

const rowsOf = (seriesId: string) =>
  db().appointment.findMany({ where: { seriesId }, orderBy: { startsAt: 'asc' }, include: { claims: true } })

function madeOf(booked: SeriesBooked) {
  if (!booked.ok) throw new Error(booked.reason)
  return booked
}

/** The same time on the wall so many weeks later. */
function weeksOn(start: Instant, weeks: number): Instant {
  const { date, wall } = instantToWall(start, zone)
  return wallToInstant(addDays(date, weeks * 7), wall, zone) ?? start
}

/** A start that nothing stands against for so many weeks. */
async function clearStart(at: number, therapist = maren, weeks = 6): Promise<Instant> {
  const starts = new Set(await listStarts(therapist))
  // What lies beyond the thirty days that are listed has the same week as these.
  const clear = [...starts].filter(start =>
    Array.from({ length: weeks }, (_, week) => weeksOn(start, week)).every(
      one => starts.has(one) || one >= start + 21 * dayMs,
    ),
  )
  const found = clear[at]
  if (found === undefined) throw new Error('nothing is clear')
  return found
}

test('A8 I21 a series of nine months stands at one time on the wall through the change of the clocks, each date an appointment with its letter', async () => {
  const first = await clearStart(10)
  const email = fresh()
  const client = { name: 'Ana Lopez', email, phone: null }
  const { series, appointments } = madeOf(
    await bookSeries(desk, wish(first, { rhythm: 'every-other-week', count: 20, client })),
  )
  const rows = await rowsOf(series)
  expect(rows.map(({ id }) => id)).toEqual(appointments.map(({ id }) => id))
  expect(rows).toHaveLength(20)
  const { date, wall } = instantToWall(first, zone)
  expect(rows.map(({ wallStart }) => wallStart)).toEqual(
    rows.map((_, at) => `${addDays(date, at * 14)}T${wall}`),
  )
  expect(new Set(rows.map(({ startsAt }) => startsAt.getTime() % dayMs)).size).toBe(2)
  expect(new Set(rows.map(({ uid }) => uid)).size).toBe(20)
  for (const row of rows) {
    expect(row).toMatchObject({ state: 'confirmed', therapistId: rows[0]?.therapistId })
    expect(row.claims.map(({ kind }) => kind).sort()).toEqual(['person', 'therapist'])
  }
  const letters = await db().letter.findMany({ where: { appointmentId: { in: rows.map(({ id }) => id) } } })
  expect(letters.map(({ kind }) => kind)).toEqual(rows.map(() => 'confirmation'))
  expect(new Set(letters.map(({ appointmentId }) => appointmentId)).size).toBe(20)
  expect(rows[19]?.overridden).toEqual(['horizon'])
  expect(await db().series.findUniqueOrThrow({ where: { id: series } })).toMatchObject({
    rhythm: 'every-other-week',
    madeBy: desk.staffId,
  })
})

test('A8 the preview says in words which dates clash and takes nothing; all of them is none, the chosen ones are booked', async () => {
  const first = await clearStart(30)
  const taken = weeksOn(first, 2)
  await bookAt(maren, taken)
  const asked = wish(first)
  const before = await db().appointment.count()
  const shown = await previewSeriesFor(desk, asked)
  if (!shown.ok) throw new Error(shown.reason)
  expect(shown.dates.map(({ decision }) => decision.ok)).toEqual([true, true, false, true, true, true])
  const clash = shown.dates[2]?.decision
  expect(clash).toMatchObject({ ok: false, reason: 'slot-taken', words: expect.stringMatching(/\w/) })
  const people = await db().person.count()
  const all = await bookSeries(desk, asked)
  expect(all).toMatchObject({ ok: false, reason: 'clashes' })
  expect(!all.ok && 'clashes' in all && all.clashes.map(({ date }) => date)).toEqual([shown.dates[2]?.date])
  expect([
    await db().appointment.count(),
    await db().series.count({ where: { appointments: { none: {} } } }),
  ]).toEqual([before, 0])
  expect(await db().person.count()).toBe(people)
  const chosen = shown.dates.filter(({ decision }) => decision.ok).map(({ date }) => date)
  const { series } = madeOf(await bookSeries(desk, { ...asked, chosen }))
  expect((await rowsOf(series)).map(({ wallStart }) => wallStart.slice(0, 10))).toEqual(chosen)
})

test('A8 what was taken after the preview is answered as a clash, and nothing of the series is booked', async () => {
  const first = await clearStart(40)
  const asked = wish(first, { count: 4 })
  const shown = await previewSeriesFor(desk, asked)
  expect(shown.ok && shown.dates.every(({ decision }) => decision.ok)).toBe(true)
  await bookAt(maren, weeksOn(first, 3))
  const before = await db().appointment.count()
  const booked = await bookSeries(desk, asked)
  expect(!booked.ok && 'clashes' in booked && booked.clashes).toMatchObject([
    { start: weeksOn(first, 3), decision: { reason: 'slot-taken' } },
  ])
  expect(await db().appointment.count()).toBe(before)
})

test('A8 I3 a date on which the client is elsewhere clashes', async () => {
  const theirs = new Set(await listStarts(priya))
  const first = (await listStarts(maren)).find(start => theirs.has(start) && start > Date.now() + 3 * dayMs)
  if (first === undefined) throw new Error('no shared time')
  const client = { name: 'Ana Lopez', email: fresh(), phone: null }
  await bookAt(priya, first, client.email)
  const booked = await bookSeries(desk, wish(first, { client, count: 2 }))
  expect(!booked.ok && 'clashes' in booked && booked.clashes).toMatchObject([
    { start: first, decision: { reason: 'you-are-booked' } },
  ])
})

test('A6 A8 a series against a limit needs a reason, but for the horizon', async () => {
  const start = await clearStart(50)
  const odd = instant(start + 7 * 60_000)
  expect(await bookSeries(desk, wish(odd, { count: 2 }))).toMatchObject({ ok: false, reason: 'clashes' })
  const waiving = { count: 2, waive: ['hours'] } as const
  expect(await bookSeries(desk, wish(odd, waiving))).toEqual({
    ok: false,
    reason: 'reason-needed',
    broken: ['hours'],
  })
  const { series } = madeOf(await bookSeries(desk, wish(odd, { ...waiving, reason: 'Their train' })))
  expect((await rowsOf(series)).map(({ overridden }) => overridden)).toEqual([['hours'], ['hours']])
})

test('A8 what is no series, or not theirs, is refused', async () => {
  const first = await clearStart(60)
  const refused: [Partial<SeriesBooking>, string][] = [
    [{ count: 1 }, 'not-a-series'],
    [{ count: 53 }, 'not-a-series'],
    [{ count: 2.5 }, 'not-a-series'],
    [{ first: instant(first + 1) }, 'not-a-series'],
    [{ chosen: [] }, 'not-a-series'],
    [{ chosen: [addDays(instantToWall(first, zone).date, 1)] }, 'not-a-series'],
    [{ therapist: 'nobody' }, 'not-found'],
  ]
  for (const [more, reason] of refused)
    expect(await bookSeries(desk, wish(first, more))).toEqual({ ok: false, reason })
})

test('M1 T24 T26 another therapist’s series does not exist for a therapist, and the refusal is written down', async () => {
  const { actor } = await hire('therapist', theo)
  const asked = wish(await clearStart(60))
  const notFound = { ok: false, reason: 'not-found' }
  expect(await bookSeries(actor, asked)).toEqual(notFound)
  expect(await previewSeriesFor(actor, asked)).toEqual(notFound)
  const refusals = { action: 'refused', actorId: actor.staffId, subject: 'book-for-client' }
  expect(await db().auditEntry.count({ where: refusals })).toBe(2)
})

test('I16 a series repeated under its key is one series', async () => {
  const repeat = { principal: 'desk', key: randomUUID(), address: '/staff/series', contentHash: 'a' }
  const asked = wish(await clearStart(70), { count: 3, repeat })
  const [one, two] = await Promise.all([bookSeries(desk, asked), bookSeries(desk, asked)])
  expect(two).toEqual(one)
  expect(await rowsOf(madeOf(one).series)).toHaveLength(3)
})

test('A8 I1 I2 series of two therapists, single bookings and holds race for the office: each series is whole or none, without a deadlock', async () => {
  const rooms = await db().room.findMany({ orderBy: { name: 'asc' } })
  await db().room.update({ where: { id: rooms[0]?.id ?? '' }, data: { active: false } })
  await db().$executeRaw`UPDATE availability SET version = version + 1`
  const starts = await listSessionStarts(theo, 'portland')
  const mine = new Set(await listSessionStarts(maren, 'portland'))
  const shared = starts.filter(
    start => mine.has(start) && start > Date.now() + 2 * dayMs && start < Date.now() + 9 * dayMs,
  )
  const [first] = shared
  if (first === undefined) throw new Error('no shared time')
  const office = { service: 'individual-session', place: 'portland', state: null } as const
  const asSeries = [maren, theo, maren, theo].map((therapist, at) =>
    bookSeries(desk, wish(weeksOn(first, at % 2), { ...office, therapist, count: 5 })),
  )
  const single = [0, 1, 2, 3, 4].flatMap(week => [
    bookByStaff(desk, {
      ...wish(first),
      ...office,
      therapist: week % 2 ? maren : theo,
      start: weeksOn(first, week),
    }),
    holdTime(
      {
        service: 'individual-session',
        start: weeksOn(first, week),
        therapist: null,
        place: 'portland',
        party: 1,
        state: null,
        viewerZone: null,
      },
      browser(),
    ),
  ])
  const [booked] = await Promise.all([Promise.all(asSeries), Promise.all(single)])
  for (const one of booked) {
    if (one.ok) expect(await rowsOf(one.series)).toHaveLength(5)
    else expect(one).toMatchObject({ reason: 'clashes' })
  }
  expect(await countDeadlocks()).toBe(0)
  expect(await db().series.count({ where: { appointments: { none: {} } } })).toBe(0)
})

test('A8 of six series for six clients at one time exactly one is booked, whole', async () => {
  const first = await clearStart(80)
  const all = await Promise.all(Array.from({ length: 6 }, () => bookSeries(desk, wish(first, { count: 8 }))))
  const made = all.filter(one => one.ok)
  expect(made).toHaveLength(1)
  for (const one of made) expect(await rowsOf(one.series)).toHaveLength(8)
  for (const one of all) if (!one.ok) expect(one.reason).toBe('clashes')
  expect(await countDeadlocks()).toBe(0)
})

test('A5 A8 I15 with a cap of one a day, of eight series at eight times of the same days exactly one is booked', async () => {
  const owner = (await hire('owner')).actor
  const cap = (maxPerDay: number | null) =>
    changeAvailability(owner, { kind: 'caps', therapist: priya, maxPerDay, maxPerWeek: null })
  const byDay = Map.groupBy(await listStarts(priya), start => instantToWall(start, zone).date)
  // Days on which nothing is booked yet: the first ones may be cut short by the notice.
  const free = await Promise.all(
    [...byDay.values()].slice(2).map(async starts => {
      const range = { gte: new Date(starts[0] ?? 0), lt: new Date((starts[0] ?? 0) + 16 * dayMs) }
      const booked = await db().appointment.count({ where: { therapist: { slug: priya }, startsAt: range } })
      return booked === 0 && starts.length >= 8 ? starts : []
    }),
  )
  const day = free.find(starts => starts.length > 0) ?? []
  await cap(1)
  const series = day.slice(0, 8).map(first => bookSeries(desk, wish(first, { therapist: priya, count: 3 })))
  const booked = await Promise.all(series)
  await cap(null)
  expect(booked).toHaveLength(8)
  expect(booked.filter(({ ok }) => ok)).toHaveLength(1)
})
