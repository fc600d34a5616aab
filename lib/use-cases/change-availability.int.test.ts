import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import type { AvailabilityChange } from '@/lib/domain/availability/availability-change'
import { date, everyDay, hours, wall } from '@/lib/domain/availability/testing/facts-for-tests'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Instant, instant, type Zone } from '@/lib/domain/time/types'
import { addDays, endOfDay, instantToWall, startOfDay, weekday } from '@/lib/domain/time/wall-clock'
import { bookAt, listStarts } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { hireTeam, type Team } from '@/scripts/testing/staff'
import { changeAvailability } from './change-availability'
import { listAppointments } from './list-appointments'
import { listTasks } from './list-tasks'
import { tickTask } from './tick-task'

const maren = 'maren-okafor'
const theo = 'theo-lindqvist'

let practice: TestPractice
let staff: Team
let zone: Zone
let usual: AvailabilityChange
beforeAll(async () => {
  practice = await openPractice()
  staff = await hireTeam()
  const { facts } = await readFacts({ start: instant(0), end: instant(1) })
  zone = facts.zone
  usual = {
    kind: 'hours',
    therapist: maren,
    rules: facts.therapists.find(one => one.slug === maren)?.hours ?? [],
  }
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

const dateOf = (start: Instant) => instantToWall(start, zone).date
const version = async () => (await db().availability.findFirstOrThrow()).version
const onDay = async (day: string, therapist = maren) => {
  const starts = await listStarts(therapist)
  return starts
    .map(start => instantToWall(start, zone))
    .filter(one => one.date === day)
    .map(one => one.wall)
}

/** A whole day of somebody, or of the practice, from its first moment to the next day's. */
const wholeDay = (day: ReturnType<typeof dateOf>, therapist: string | null): AvailabilityChange => ({
  kind: 'absence',
  therapist,
  from: { date: day, wall: wall('00:00') },
  until: { date: day, wall: wall('24:00') },
})

async function must(actor: StaffActor, change: AvailabilityChange) {
  const changed = await changeAvailability(actor, change)
  if (!changed.ok) throw new Error(changed.reason)
  return changed
}

async function someDay(therapist = maren, after = 3) {
  const start = (await listStarts(therapist))[after * 10]
  if (start === undefined) throw new Error('nothing is open')
  return dateOf(start)
}

test('A2 a leave takes its times away from the list and from nobody else, and gives them back when it is taken out', async () => {
  const day = await someDay()
  const [mine, theirs] = [await listStarts(maren), await listStarts(theo)]
  const before = await version()
  const { absence } = await must(staff.maren, wholeDay(day, maren))
  expect(await version()).toBe(before + 1)
  const [from, until] = [startOfDay(day, zone), endOfDay(day, zone)]
  expect(await listStarts(maren)).toEqual(mine.filter(start => start < from || start >= until))
  expect(await listStarts(theo)).toEqual(theirs)
  await must(staff.maren, { kind: 'no-absence', therapist: maren, absence: absence ?? '' })
  expect(await listStarts(maren)).toEqual(mine)
  expect(await version()).toBe(before + 2)
})

test('A2 a closure of the practice takes the day from every therapist', async () => {
  const day = await someDay()
  expect(await onDay(day)).not.toEqual([])
  const { absence } = await must(staff.owner, wholeDay(day, null))
  for (const therapist of [maren, theo, 'priya-castellan']) expect(await onDay(day, therapist)).toEqual([])
  await must(staff.owner, { kind: 'no-absence', therapist: null, absence: absence ?? '' })
  expect(await onDay(day)).not.toEqual([])
})

test('A1 weekly hours hold between their dates, without their breaks, for their services and places', async () => {
  const day = await someDay()
  const scope = { validFrom: day, validUntil: addDays(day, 6) }
  const rules = [
    ...everyDay('10:00', '12:00', scope),
    hours(weekday(day), '10:30', '11:00', { closed: true }),
    ...everyDay('08:00', '09:00', { ...scope, services: ['individual-session'] }),
    ...everyDay('18:00', '19:00', { ...scope, places: ['portland'] }),
  ]
  await must(staff.maren, { kind: 'hours', therapist: maren, rules })
  expect(await onDay(day)).toEqual(['10:00', '11:00', '11:30'])
  expect(await onDay(addDays(day, 1))).toEqual(['10:00', '10:30', '11:00', '11:30'])
  expect(await onDay(addDays(day, 7))).toEqual([])
  const edited = await db().therapist.findFirstOrThrow({ where: { slug: maren } })
  expect(edited.editedAt).not.toBeNull()
  await must(staff.owner, usual)
})

test('A2 a date opens although it is usually closed, and another closes for a while', async () => {
  const day = await someDay()
  const sunday = addDays(day, 7 - weekday(day))
  expect(await onDay(sunday)).toEqual([])
  const span = { services: null, places: null, from: wall('10:00'), until: wall('11:00') }
  await must(staff.maren, {
    kind: 'date',
    therapist: maren,
    date: sunday,
    overrides: [{ ...span, kind: 'open' }],
  })
  expect(await onDay(sunday)).toEqual(['10:00', '10:30'])
  const usually = await onDay(day)
  await must(staff.maren, {
    kind: 'date',
    therapist: maren,
    date: day,
    overrides: [{ ...span, kind: 'closed' }],
  })
  expect(await onDay(day)).toEqual(usually.filter(time => time <= '09:30' || time >= '11:00'))
  for (const one of [sunday, day])
    await must(staff.maren, { kind: 'date', therapist: maren, date: one, overrides: [] })
  expect(await onDay(day)).toEqual(usually)
})

test('A5 a cap that is reached closes the rest of the day, and of the week', async () => {
  const [start] = (await listStarts(theo)).slice(60)
  if (start === undefined) throw new Error('nothing is open')
  const day = dateOf(start)
  const booked = await bookAt(theo, start)
  await must(staff.theo, { kind: 'caps', therapist: theo, maxPerDay: 1, maxPerWeek: null })
  expect(await onDay(day, theo)).toEqual([])
  const monday = addDays(day, 1 - weekday(day))
  const week = Array.from({ length: 7 }, (_, at) => addDays(monday, at))
  const open = async () => (await Promise.all(week.map(one => onDay(one, theo)))).flat()
  expect(await open()).not.toEqual([])
  await must(staff.theo, { kind: 'caps', therapist: theo, maxPerDay: null, maxPerWeek: 1 })
  expect(await open()).toEqual([])
  await must(staff.theo, { kind: 'caps', therapist: theo, maxPerDay: null, maxPerWeek: null })
  expect(await db().appointment.findUniqueOrThrow({ where: { id: booked.id } })).toMatchObject({
    state: 'confirmed',
  })
})

const changes: [string, (day: ReturnType<typeof dateOf>) => AvailabilityChange, (keyof Team)[]][] = [
  ['hours', () => usual, ['owner', 'maren']],
  ['overrides', day => ({ kind: 'date', therapist: maren, date: day, overrides: [] }), ['owner', 'maren']],
  ['leave', day => wholeDay(addDays(day, 400), maren), ['owner', 'maren']],
  ['closure', day => wholeDay(addDays(day, 400), null), ['owner']],
  ['caps', () => ({ kind: 'caps', therapist: maren, maxPerDay: null, maxPerWeek: null }), ['owner', 'maren']],
  ['room', () => ({ kind: 'room', room: river, inUse: true }), ['owner']],
]
let river: string
beforeAll(async () => {
  river = (await db().room.findFirstOrThrow({ where: { name: 'River room' } })).id
})

test.each(changes)(
  'M1 T26 %s: changed by exactly those who may, and a refusal is written down',
  async (_, change, allowed) => {
    const day = await someDay()
    for (const who of ['owner', 'desk', 'maren', 'theo'] as const) {
      const actor = staff[who]
      const refusals = () => db().auditEntry.count({ where: { action: 'refused', actorId: actor.staffId } })
      const [before, count] = [await version(), await refusals()]
      const changed = await changeAvailability(actor, change(day))
      const isAllowed = allowed.includes(who)
      expect(changed.ok, who).toBe(isAllowed)
      if (!changed.ok) expect(changed).toEqual(await changeAvailability(actor, missing(change(day))))
      expect((await version()) - before, who).toBe(isAllowed ? 1 : 0)
      expect((await refusals()) > count, who).toBe(!isAllowed)
    }
  },
)

/** The same about somebody, or some room, that does not exist. */
const missing = (change: AvailabilityChange): AvailabilityChange =>
  change.kind === 'room' ? { ...change, room: randomUUID() } : { ...change, therapist: 'nobody' }

test('P7 a change is audited with who made it, what it was about and the names of the fields', async () => {
  await must(staff.maren, { kind: 'caps', therapist: maren, maxPerDay: 9, maxPerWeek: null })
  await must(staff.maren, { kind: 'caps', therapist: maren, maxPerDay: null, maxPerWeek: null })
  const rows = await db().auditEntry.findMany({
    where: { action: 'change-availability' },
    orderBy: { at: 'desc' },
  })
  expect(rows[0]).toMatchObject({
    actorId: staff.maren.staffId,
    role: 'therapist',
    subject: `therapist ${maren}`,
    fields: ['max_per_day', 'max_per_week'],
    version: null,
  })
})

test('I29 P9 leave over appointments deletes and hides none: they are answered, and staff are asked once about each', async () => {
  const day = await someDay(maren, 5)
  const starts = (await listStarts(maren)).filter(start => dateOf(start) === day)
  const [first, second] = [starts[0], starts.at(-1)]
  if (first === undefined || second === undefined) throw new Error('nothing is open')
  const ids = [(await bookAt(maren, first)).id, (await bookAt(maren, second)).id]
  const { outside } = await must(staff.maren, wholeDay(day, maren))
  expect(outside.map(({ id, conflicts }) => ({ id, conflicts }))).toEqual(
    ids.map(id => ({ id, conflicts: ['leave'] })),
  )
  const listed = (await listAppointments(staff.desk, 'coming')).map(({ id }) => id)
  expect(listed).toEqual(expect.arrayContaining(ids))
  const asked = async () => (await listTasks(staff.desk)).filter(({ kind }) => kind === 'leave-with-bookings')
  expect((await asked()).map(({ appointmentId }) => appointmentId).sort()).toEqual(ids.toSorted())
  // The same day also loses its hours: they are outside in a second way, and one open task about each is enough.
  const again = await must(staff.owner, { kind: 'hours', therapist: maren, rules: [] })
  expect(again.outside.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  expect(await asked()).toHaveLength(again.outside.length)
  for (const task of await asked()) expect(await tickTask(staff.maren, task.id)).toEqual({ ok: true })
  await must(staff.owner, usual)
  expect(await asked()).toEqual([])
  const states = await db().appointment.findMany({ where: { id: { in: ids } } })
  expect(states.map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
})

test('A2 a change that is not whole changes nothing and says what is wrong', async () => {
  const [before, day] = [await version(), await someDay()]
  const gap = { date: date('2027-03-14'), wall: wall('02:30') }
  const late = { date: day, wall: wall('09:00') }
  const refused: [AvailabilityChange, string][] = [
    [{ kind: 'hours', therapist: maren, rules: [hours(1, '12:00', '09:00')] }, 'from-after-until'],
    [
      { kind: 'hours', therapist: maren, rules: everyDay('09:00', '10:00', { services: ['x'] }) },
      'unknown-service',
    ],
    [
      { kind: 'hours', therapist: maren, rules: everyDay('09:00', '10:00', { places: ['x'] }) },
      'unknown-place',
    ],
    [{ kind: 'absence', therapist: maren, from: late, until: late }, 'from-after-until'],
    [{ kind: 'absence', therapist: maren, from: late, until: gap }, 'no-such-time'],
    [{ kind: 'caps', therapist: maren, maxPerDay: 1.5, maxPerWeek: null }, 'not-a-cap'],
    [{ kind: 'caps', therapist: maren, maxPerDay: null, maxPerWeek: -1 }, 'not-a-cap'],
    [{ kind: 'no-absence', therapist: maren, absence: randomUUID() }, 'not-found'],
    [{ kind: 'no-absence', therapist: maren, absence: "' or 1=1" }, 'not-found'],
    [{ kind: 'room', room: randomUUID(), inUse: false }, 'not-found'],
  ]
  for (const [change, reason] of refused)
    expect(await changeAvailability(staff.owner, change)).toEqual({ ok: false, reason })
  expect(await version()).toBe(before)
})
