import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { auditPlace } from '@/lib/data/write/audit'
import { wall } from '@/lib/domain/availability/testing/facts-for-tests'
import type { PublicLimit } from '@/lib/domain/availability/types'
import { type Instant, instant, parseZone } from '@/lib/domain/time/types'
import { addDays, instantToWall, wallToInstant, weekday } from '@/lib/domain/time/wall-clock'
import { env } from '@/lib/env'
import { bookAt, listStarts, policyVersion, readCode } from '@/scripts/testing/booked'
import { countDeadlocks } from '@/scripts/testing/deadlocks'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { listSessionStarts } from '@/scripts/testing/requested'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address, hireTeam, type Team } from '@/scripts/testing/staff'
import { type BookedByStaff, bookByStaff, type StaffBooking } from './book-by-staff'
import { changeAvailability } from './change-availability'
import { giveDetails } from './give-details'
import { holdTime } from './hold-time'
import { proveBooking } from './prove-booking'
import { showManaged } from './show-managed'

const [maren, theo, priya] = ['maren-okafor', 'theo-lindqvist', 'priya-castellan']
const allLimits = ['notice', 'horizon', 'hours', 'caps', 'buffers'] as const
const pacific = parseZone('America/Los_Angeles')
if (pacific === null) throw new Error('The runtime knows no Pacific time.')
const zone = pacific

let practice: TestPractice
let staff: Team
beforeAll(async () => {
  practice = await openPractice()
  staff = await hireTeam()
  // Ten-minute starts, so that a time can lie inside the buffer of another one.
  await db().service.updateMany({ where: { slug: 'consultation' }, data: { gridMinutes: 10 } })
})
afterAll(() => practice.close())
beforeEach(() => shiftClock('0 seconds'))
afterEach(expectSoundBook)

const fresh = () => address(`client-${randomUUID()}@example.org`)

const wish = (start: Instant, more: Partial<StaffBooking> = {}): StaffBooking => ({
  ...{ service: 'consultation', therapist: maren, place: 'video', party: 1, state: 'OR', start },
  ...{ client: { name: 'Ana Lopez', email: fresh(), phone: null }, waive: [], reason: '', repeat: null },
  publicUrl: 'http://localhost:3000',
  ...more,
})
const book = (start: Instant, more: Partial<StaffBooking> = {}) => bookByStaff(staff.desk, wish(start, more))
const minutes = (start: Instant, count: number) => instant(start + count * 60_000)
const rowOf = (id: string) =>
  db().appointment.findUniqueOrThrow({ where: { id }, include: { claims: true, participants: true } })

/** The first start from the one at this place of the list on behind which, so many minutes later, another one is offered as well. */
async function freeStart(at: number, therapist = maren, later = 0): Promise<Instant> {
  const starts = await listStarts(therapist)
  const start = starts.slice(at).find(one => starts.includes(minutes(one, later)))
  if (start === undefined) throw new Error('nothing is open')
  return start
}

/** A start with nothing booked and only hours around it, from so many minutes before to so many after. */
async function roomyStart(before: number, after: number): Promise<Instant> {
  const starts = await listStarts(maren)
  const offered = new Set(starts)
  const steps = Array.from({ length: (before + after) / 10 + 1 }, (_, at) => at * 10 - before)
  const roomy = starts.find(start => steps.every(step => offered.has(minutes(start, step))))
  if (roomy === undefined) throw new Error('no room anywhere')
  return roomy
}

function idOf(booked: BookedByStaff): string {
  if (!booked.ok) throw new Error(booked.reason)
  return booked.appointment
}

const atWall = (days: number, of: Instant): Instant => {
  const { date, wall: time } = instantToWall(of, zone)
  return wallToInstant(addDays(date, days), time, zone) ?? of
}

test('P3 what staff book is confirmed at once, on approval or not, with its room, its client, one letter and a link', async () => {
  const [start = instant(0)] = (await listSessionStarts(maren, 'portland')).slice(10)
  const email = fresh()
  const client = { name: 'Ana Lopez', email, phone: '(503) 555-0100' }
  const id = idOf(
    await book(start, { service: 'individual-session', place: 'portland', state: null, client }),
  )
  const row = await rowOf(id)
  expect(row).toMatchObject({ state: 'confirmed', version: 2, browserHash: null, overridden: [] })
  expect(row.approvedAt).not.toBeNull()
  expect(row.participants).toMatchObject([{ name: 'Ana Lopez', email, adultAt: null, policiesAt: null }])
  expect(row.claims.map(({ kind }) => kind).sort()).toEqual(['person', 'room', 'therapist'])
  const letters = await db().letter.findMany({ where: { appointmentId: id } })
  expect(letters).toMatchObject([{ kind: 'confirmation', version: 2, recipient: row.participants[0]?.id }])
  const steps = await db().auditEntry.findMany({ where: { appointmentId: id }, orderBy: { version: 'asc' } })
  expect(
    steps.map(({ action, fromState, toState, actorId }) => ({ action, fromState, toState, actorId })),
  ).toEqual([
    { action: 'hold', fromState: null, toState: 'held', actorId: staff.desk.staffId },
    { action: 'book', fromState: 'held', toState: 'confirmed', actorId: staff.desk.staffId },
  ])
  expect(await listSessionStarts(maren, 'portland')).not.toContain(start)
})

test('P3 a session for two is confirmed by staff in the name of the one they know', async () => {
  const waiving = { waive: allLimits, reason: 'Agreed on the phone' }
  const id = idOf(await book(await roomyStart(0, 60), { service: 'couple-session', party: 2, ...waiving }))
  expect(await rowOf(id)).toMatchObject({ state: 'confirmed', party: 2 })
})

/** Each limit, with a time that breaks that one and no other. */
const broken: Record<PublicLimit, () => Promise<Instant>> = {
  notice: async () => {
    const start = await freeStart(60)
    await shiftClock(`${Math.floor((start - Date.now()) / 60_000) - 60} minutes`)
    return start
  },
  horizon: async () => atWall(70, await freeStart(50)),
  hours: async () => {
    const start = await freeStart(50)
    return atWall(7 - weekday(instantToWall(start, zone).date), start)
  },
  caps: async () => {
    const start = await freeStart(90, maren, 60)
    await bookAt(maren, start)
    await caps(1)
    return minutes(start, 60)
  },
  buffers: async () => {
    const start = await freeStart(110, maren, 20)
    await bookAt(maren, start)
    return minutes(start, 20)
  },
}
const caps = (maxPerDay: number | null) =>
  changeAvailability(staff.owner, { kind: 'caps', therapist: maren, maxPerDay, maxPerWeek: null })

test.each(allLimits)(
  'A6 the %s are kept, unless staff set them aside with a reason, which is written down with their name',
  async limit => {
    const start = await broken[limit]()
    const people = await db().person.count()
    expect(await book(start)).toMatchObject({
      ok: false,
      reason: limit === 'buffers' ? 'slot-taken' : 'not-offered',
    })
    const others = allLimits.filter(one => one !== limit)
    expect(await book(start, { waive: others, reason: 'no use' })).toMatchObject({ ok: false })
    expect(await book(start, { waive: allLimits })).toEqual({
      ok: false,
      reason: 'reason-needed',
      broken: [limit],
    })
    // Who was refused leaves nothing behind, not even a name.
    expect(await db().person.count()).toBe(people)
    const id = idOf(await book(start, { waive: allLimits, reason: ' They asked for it ' }))
    expect(await rowOf(id)).toMatchObject({ state: 'confirmed', overridden: [limit] })
    const entry = await db().auditEntry.findFirstOrThrow({ where: { appointmentId: id, action: 'book' } })
    const values = open(entry.valuesSealed ?? new Uint8Array(), auditPlace(id), env().encryptionKeys)
    expect(JSON.parse(values)).toEqual({ overridden: limit, reason: 'They asked for it' })
    await caps(null)
  },
)

test('A6 whatever is set aside, sessions never overlap and nothing begins in the past', async () => {
  const start = await freeStart(20)
  const { id } = await bookAt(maren, start)
  const before = await rowOf(id)
  const waiving = { waive: allLimits, reason: 'urgent' }
  for (const late of [-19, 0, 10, 19])
    expect(await book(minutes(start, late), waiving)).toMatchObject({ ok: false, reason: 'slot-taken' })
  expect(await book(instant(Math.floor(Date.now() / 60_000) * 60_000 - 600_000), waiving)).toMatchObject({
    ok: false,
  })
  expect(await rowOf(id)).toEqual(before)
})

test('A6 two at once on both sides of an appointment cut its buffer and their own, never a session, and say so in its history', async () => {
  const start = await roomyStart(40, 40)
  const { id } = await bookAt(maren, start)
  const { version } = await rowOf(id)
  const waiving = { waive: ['buffers'], reason: 'a long day' } as const
  const both = await Promise.all([book(minutes(start, -20), waiving), book(minutes(start, 20), waiving)])
  const sides = await Promise.all(both.map(one => rowOf(idOf(one))))
  expect(sides.map(({ overridden }) => overridden)).toEqual([['buffers'], ['buffers']])
  const middle = await rowOf(id)
  expect(middle).toMatchObject({ version, bufferBefore: 0, bufferAfter: 0, startsAt: new Date(start) })
  const claims = [...sides, middle].flatMap(row => row.claims.filter(({ kind }) => kind === 'therapist'))
  const times = claims.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()] as const)
  const ordered = times.toSorted(([a], [b]) => a - b)
  for (const [at, [, end]] of ordered.entries())
    expect(end).toBeLessThanOrEqual(ordered[at + 1]?.[0] ?? Infinity)
  const entries = await db().auditEntry.findMany({ where: { appointmentId: id, action: 'shorten-buffers' } })
  expect(entries).toMatchObject([
    { actorId: staff.desk.staffId, version: null, fields: ['buffer_before', 'buffer_after'] },
  ])
})

test('A6 I1 one time wanted by eight staff for eight clients and held by eight visitors at once is had once', async () => {
  const start = await freeStart(70)
  const asked = {
    service: 'consultation',
    start,
    therapist: maren,
    place: null,
    party: 1,
    state: 'OR',
  } as const
  const [booked, held] = await Promise.all([
    Promise.all(Array.from({ length: 8 }, () => book(start))),
    Promise.all(Array.from({ length: 8 }, () => holdTime({ ...asked, viewerZone: null }, browser()))),
  ])
  expect([...booked, ...held].filter(({ ok }) => ok)).toHaveLength(1)
  for (const one of booked) if (!one.ok) expect(one.reason).toBe('slot-taken')
})

test('I3 staff cannot book somebody into two places either, also at once', async () => {
  const theirs = new Set(await listStarts(theo))
  const start = (await listStarts(maren)).find(one => theirs.has(one)) ?? instant(0)
  const client = { name: 'Ana Lopez', email: fresh(), phone: null }
  const both = await Promise.all([book(start, { client }), book(start, { client, therapist: theo })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'you-are-booked' })
})

test('I15 what staff book for somebody does not count among the three they may make themselves', async () => {
  const client = { name: 'Ana Lopez', email: fresh(), phone: null }
  for (const at of [10, 20, 30, 40])
    idOf(await book(await freeStart(at, priya), { client, therapist: priya }))
  for (const at of [50, 60, 70]) await bookAt(priya, await freeStart(at, priya), client.email)
  await shiftClock('16 minutes')
  await expect(bookAt(priya, await freeStart(80, priya), client.email)).rejects.toThrow('not booked')
  idOf(await book(await freeStart(80, priya), { client, therapist: priya }))
})

test('C4 the link in the letter of a booking by staff leads its client to it', async () => {
  const id = idOf(await book(await freeStart(30)))
  const letter = await db().letter.findFirstOrThrow({ where: { appointmentId: id } })
  const body = open(letter.bodySealed ?? new Uint8Array(), `letter/body/${letter.id}`, env().encryptionKeys)
  const token = /\/manage\/([\w-]+)/.exec(JSON.parse(body).text)?.[1] ?? ''
  expect((await showManaged(token))?.booking).toMatchObject({ id, state: 'confirmed' })
})

test('I16 a booking by staff repeated under its key is one appointment with one letter', async () => {
  const repeat = { principal: 'desk', key: randomUUID(), address: '/staff/book', contentHash: 'a' }
  const asked = wish(await freeStart(34), { repeat })
  const [one, two] = await Promise.all([bookByStaff(staff.desk, asked), bookByStaff(staff.desk, asked)])
  expect(two).toEqual(one)
  expect(await db().letter.count({ where: { appointmentId: idOf(one) } })).toBe(1)
  const other = { ...asked, repeat: { ...repeat, contentHash: 'b' } }
  expect(await bookByStaff(staff.desk, other)).toEqual({ ok: false, reason: 'other-content' })
})

test('B3 by video the law of the client’s state binds staff too', async () => {
  const start = await freeStart(36)
  expect(await book(start, { state: null })).toEqual({ ok: false, reason: 'not-licensed' })
  expect(await book(start, { state: 'WA', waive: allLimits, reason: 'x' })).toEqual({
    ok: false,
    reason: 'not-licensed',
  })
})

test.each([
  ['owner', true],
  ['desk', true],
  ['maren', true],
  ['theo', false],
] as const)(
  'M1 T24 T26 %s may book with Maren: %s; otherwise she does not exist, and that is written down',
  async (who, allowed) => {
    const booked = await bookByStaff(staff[who], wish(await freeStart(100)))
    expect(booked.ok).toBe(allowed)
    if (allowed) return
    expect(booked).toEqual(await bookByStaff(staff[who], wish(await freeStart(100), { therapist: 'nobody' })))
    const refusal = { action: 'refused', actorId: staff[who].staffId, subject: 'book-for-client' }
    expect(await db().auditEntry.count({ where: refusal })).toBeGreaterThan(0)
  },
)

test('A2 A6 in a leave staff book only with the hours set aside', async () => {
  const start = await freeStart(130)
  const { date } = instantToWall(start, zone)
  const whole = { from: { date, wall: wall('00:00') }, until: { date, wall: wall('24:00') } }
  await changeAvailability(staff.owner, { kind: 'absence', therapist: maren, ...whole })
  expect(await book(start)).toMatchObject({ ok: false, reason: 'not-offered' })
  const id = idOf(await book(start, { waive: ['hours'], reason: 'She comes in for this' }))
  expect(await rowOf(id)).toMatchObject({ overridden: ['hours'] })
})

test('I2 I3 a late proof and staff want the one room for the same client at once, twelve times: one gets it, without a deadlock', async () => {
  const [spare] = await db().room.findMany({ orderBy: { name: 'asc' } })
  const room = (inUse: boolean) =>
    changeAvailability(staff.owner, { kind: 'room', room: spare?.id ?? '', inUse })
  await room(false)
  const theirs = new Set(await listSessionStarts(theo, 'portland'))
  const shared = (await listSessionStarts(maren, 'portland')).filter(one => theirs.has(one))
  const apart = shared.filter((start, at) => at % 5 === 0 && start > Date.now() + 3 * 86_400_000).slice(0, 12)
  const office = { service: 'individual-session', place: 'portland', state: null, party: 1 } as const
  const prepared = []
  for (const start of apart) {
    const who = browser()
    const client = { name: 'Ana Lopez', email: fresh(), phone: null }
    // Known already: a new person would make the second wait for the first from the beginning.
    await db().person.create({ data: { email: client.email } })
    await holdTime({ ...office, start, therapist: maren, viewerZone: null }, who)
    const details = { ...client, answers: {} }
    await giveDetails({ details, policyVersion: await policyVersion() }, { ...who, signedIn: null })
    const code = await readCode(who.browserHash)
    await db()
      .$executeRaw`UPDATE appointment SET held_until = practice_now() WHERE browser_hash = ${who.browserHash}`
    prepared.push({ start, who, client, code })
  }
  for (const [round, { start, who, client, code }] of prepared.entries()) {
    const proof = proveBooking(code, { ...who, sessionId: null })
    // Later and later, so that the two meet at another step each time.
    for (let turn = 0; turn < round * 3; turn += 1) await new Promise(setImmediate)
    const [proved, booked] = await Promise.all([proof, book(start, { ...office, therapist: theo, client })])
    expect([proved.ok && proved.booked.ok, booked.ok].filter(Boolean)).toHaveLength(1)
  }
  expect(apart).toHaveLength(12)
  expect(await countDeadlocks()).toBe(0)
  await room(true)
})
