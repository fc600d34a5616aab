import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { findOwnLink } from '@/lib/data/read/participants'
import { auditPlace } from '@/lib/data/write/audit'
import { letterPlace } from '@/lib/data/write/letters'
import type { PublicLimit } from '@/lib/domain/availability/types'
import { type Instant, instant, isoInstant, parseZone } from '@/lib/domain/time/types'
import { dayMs, instantToWall, weekStart } from '@/lib/domain/time/wall-clock'
import { env } from '@/lib/env'
import { type Booked, bookAt, listStarts } from '@/scripts/testing/booked'
import { countDeadlocks } from '@/scripts/testing/deadlocks'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { listSessionStarts, requestWith } from '@/scripts/testing/requested'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { hireTeam, type Team } from '@/scripts/testing/staff'
import { cancelByStaff } from './cancel-by-staff'
import { changeAvailability } from './change-availability'
import { holdTime } from './hold-time'
import { moveByLink } from './move-by-link'
import { moveByStaff } from './move-by-staff'

const [maren, theo] = ['maren-okafor', 'theo-lindqvist']
const publicUrl = 'http://localhost:3000'
const zone = parseZone('America/Los_Angeles')
if (zone === null) throw new Error('The runtime knows no Pacific time.')
const pacific = zone

let practice: TestPractice
let staff: Team
beforeAll(async () => {
  practice = await openPractice()
  staff = await hireTeam()
  // Ten-minute starts, so that a time can overlap the one before it.
  await db().service.updateMany({ where: { slug: 'consultation' }, data: { gridMinutes: 10 } })
})
afterAll(() => practice.close())
beforeEach(() => shiftClock('0 seconds'))
afterEach(expectSoundBook)

type Wish = { waive?: readonly PublicLimit[]; reason?: string; seen?: number | null; repeat?: Repeat | null }
type Repeat = { principal: string; key: string; address: string; contentHash: string }

const wish = (appointmentId: string, start: Instant, more: Wish = {}) => ({
  ...{ appointmentId, start, seen: null, waive: [], reason: '', repeat: null, publicUrl },
  ...more,
})
const moveTo = (id: string, start: Instant, more: Wish = {}) => moveByStaff(staff.desk, wish(id, start, more))
const rowOf = (id: string) => db().appointment.findUniqueOrThrow({ where: { id }, include: { claims: true } })
const lettersOf = (appointmentId: string) =>
  db().letter.findMany({ where: { appointmentId }, orderBy: { version: 'asc' } })

/** Everything that a move may not touch when it is refused. */
const stateOf = async (id: string) => ({
  row: await rowOf(id),
  letters: await lettersOf(id),
  audit: await db().auditEntry.count({ where: { appointmentId: id } }),
})

async function freeStart(at: number, therapist = maren): Promise<Instant> {
  const start = (await listStarts(therapist))[at]
  if (start === undefined) throw new Error('nothing is open')
  return start
}

async function booked(at = 20, therapist = maren): Promise<Booked & { start: Instant }> {
  const start = await freeStart(at, therapist)
  return { ...(await bookAt(therapist, start)), start }
}

const minutes = (start: Instant, count: number) => instant(start + count * 60_000)

test('I9 a move keeps the one row with its UID, raises its version by one, and opens the old time in the same moment', async () => {
  const { id, start } = await booked()
  const before = await rowOf(id)
  const target = await freeStart(60)
  expect(await moveTo(id, target)).toEqual({
    ok: true,
    state: 'confirmed',
    version: before.version + 1,
    start: isoInstant(target),
  })
  const after = await rowOf(id)
  expect(after).toMatchObject({
    uid: before.uid,
    reference: before.reference,
    state: 'confirmed',
    version: before.version + 1,
    startsAt: new Date(target),
    overridden: [],
  })
  expect(after.wallStart).not.toBe(before.wallStart)
  const active = after.claims.filter(claim => claim.active)
  expect(active.map(({ kind }) => kind).sort()).toEqual(['person', 'therapist'])
  const offered = await listStarts(maren)
  expect(offered).toContain(start)
  expect(offered).not.toContain(target)
})

test('I20 I19 the letter of a move has the same UID and the version as its SEQUENCE, and the unsent confirmation gives way to it', async () => {
  const { id } = await booked()
  const confirmed = await rowOf(id)
  expect(await moveTo(id, await freeStart(60))).toMatchObject({ ok: true })
  const letters = await lettersOf(id)
  expect(letters.map(({ kind, version, state }) => ({ kind, version, state }))).toEqual([
    { kind: 'confirmation', version: confirmed.version, state: 'superseded' },
    { kind: 'change', version: confirmed.version + 1, state: 'waiting' },
  ])
  const [, change] = letters
  const body = open(
    change?.bodySealed ?? new Uint8Array(),
    letterPlace('body', change?.id ?? ''),
    env().encryptionKeys,
  )
  const { ics } = JSON.parse(body).calendar
  expect(ics).toContain(`UID:${confirmed.uid}`)
  expect(ics).toContain(`SEQUENCE:${confirmed.version + 1}\r\n`)
})

test('I10 an appointment may move into its own old time, and back', async () => {
  const starts = await listStarts(maren)
  const start = starts.slice(20).find(one => starts.includes(minutes(one, 10)))
  if (start === undefined) throw new Error('no two times within a session')
  const { id } = await bookAt(maren, start)
  expect(await moveTo(id, minutes(start, 10))).toMatchObject({ ok: true })
  expect(await moveTo(id, start)).toMatchObject({ ok: true })
  expect((await rowOf(id)).startsAt).toEqual(new Date(start))
})

test('I9 a move to a time that is taken, not offered or the client’s own leaves everything as it was and names other times', async () => {
  const [mine, other] = [await booked(), await booked(60)]
  const before = await stateOf(mine.id)
  const taken = await moveTo(mine.id, other.start)
  expect(taken).toMatchObject({ ok: false, reason: 'slot-taken' })
  expect('alternatives' in taken && taken.alternatives.length).toBeGreaterThan(0)
  expect(await moveTo(mine.id, minutes(mine.start, 7))).toMatchObject({ ok: false, reason: 'not-offered' })
  const theirs = new Set(await listStarts(theo))
  const shared = (await listStarts(maren)).find(start => theirs.has(start) && start > other.start)
  if (shared === undefined) throw new Error('no shared time')
  await bookAt(theo, shared, mine.email)
  expect(await moveTo(mine.id, shared)).toEqual({ ok: false, reason: 'you-are-booked' })
  expect(await stateOf(mine.id)).toEqual(before)
})

test('I3 the client’s own claim moves along: they can be elsewhere at the old time and not at the new one', async () => {
  const theirs = new Set(await listStarts(theo))
  const shared = (await listStarts(maren)).filter(start => theirs.has(start)).slice(30)
  const from = shared.find(start => shared.includes(minutes(start, 70)))
  if (from === undefined) throw new Error('no shared time')
  const to = minutes(from, 70)
  const { id, email } = await bookAt(maren, from)
  expect(await moveTo(id, to)).toMatchObject({ ok: true })
  await bookAt(theo, from, email)
  await expect(bookAt(theo, to, email)).rejects.toThrow('not booked')
})

test('I11 of twelve moves of one appointment at once exactly one is made, and the others are told', async () => {
  const { id } = await booked()
  const { version } = await rowOf(id)
  const targets = (await listStarts(maren)).filter((_, at) => at % 9 === 5).slice(0, 12)
  const moves = await Promise.all(targets.map(start => moveTo(id, start, { seen: version })))
  const made = moves.filter(one => one.ok)
  expect(made).toHaveLength(1)
  expect(moves.filter(one => !one.ok)).toEqual(Array(11).fill({ ok: false, reason: 'overtaken' }))
  expect(await rowOf(id)).toMatchObject({ version: version + 1, startsAt: new Date(made[0]?.start ?? 0) })
  expect((await lettersOf(id)).map(({ kind }) => kind)).toEqual(['confirmation', 'change'])
})

test('I13 of a move and a cancellation at once the cancellation stands, and the move came before it or is told that it is over', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id, start } = await booked(20 + round)
    const target = await freeStart(70)
    const cancelling = { appointmentId: id, reason: 'ill', repeat: null, publicUrl }
    const pair = [() => moveTo(id, target), () => cancelByStaff(staff.desk, cancelling)] as const
    const [moved, cancelled] =
      round % 2 === 0
        ? await Promise.all([pair[0](), pair[1]()])
        : await Promise.all([pair[1](), pair[0]()]).then(([second, first]) => [first, second] as const)
    expect(cancelled).toEqual({ ok: true, state: 'cancelled' })
    if (!moved.ok) expect(['ended', 'overtaken']).toContain(moved.reason)
    const row = await rowOf(id)
    expect(row.state).toBe('cancelled')
    expect(row.startsAt).toEqual(new Date(moved.ok ? target : start))
    const kinds = (await lettersOf(id)).map(({ kind }) => kind)
    expect(kinds).toEqual(
      moved.ok ? ['confirmation', 'change', 'cancellation'] : ['confirmation', 'cancellation'],
    )
    expect(await listStarts(maren)).toEqual(expect.arrayContaining([start, target]))
  }
})

test('I9 four appointments want one time at once with four new holds: one gets it, the others keep their own time', async () => {
  const mine = [await booked(20), await booked(24), await booked(28), await booked(32)]
  const target = await freeStart(80)
  const asked = {
    service: 'consultation',
    start: target,
    therapist: maren,
    place: null,
    party: 1,
    state: 'OR',
  } as const
  const [moves, holds] = await Promise.all([
    Promise.all(mine.map(({ id }) => moveTo(id, target))),
    Promise.all(mine.map(() => holdTime({ ...asked, viewerZone: null }, browser()))),
  ])
  expect([...moves, ...holds].filter(({ ok }) => ok)).toHaveLength(1)
  for (const [at, { id, start }] of mine.entries()) {
    const moved = moves[at]
    if (moved !== undefined && !moved.ok) expect(moved).toMatchObject({ reason: 'slot-taken' })
    expect((await rowOf(id)).startsAt).toEqual(new Date(moved?.ok ? target : start))
  }
})

test('I1 I9 eight appointments that move across each other between two weeks at once end in one time each, without a deadlock', async () => {
  const weeks = async () => {
    const starts = (await listStarts(maren)).filter(start => start > Date.now() + 3 * dayMs)
    return [...Map.groupBy(starts, start => weekStart(instantToWall(start, pacific).date)).values()].slice(
      1,
      3,
    )
  }
  const [one = [], other = []] = await weeks()
  // Every fourth start: none of them touches another.
  const places = [0, 4, 8, 12].flatMap(at => [one[at] ?? instant(0), other[at] ?? instant(0)])
  const ids: string[] = []
  for (const start of places) ids.push((await bookAt(maren, start)).id)
  for (let round = 1; round <= 4; round += 1) {
    const free = await weeks()
    // Half go one way and half the other, each to a time of its own or to a neighbour's.
    const moves = ids.map((id, at) =>
      moveTo(id, free[(at + round) % 2]?.[20 + 4 * ((at + round) % 3)] ?? instant(0)),
    )
    const moved = await Promise.all(moves)
    expect(moved.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    for (const one of moved) if (!one.ok) expect(one.reason).toBe('slot-taken')
  }
  expect(await countDeadlocks()).toBe(0)
  for (const id of ids) expect((await rowOf(id)).claims.filter(claim => claim.active)).toHaveLength(2)
})

async function linkOf({ id }: Booked): Promise<string> {
  const { personId } = await db().participant.findFirstOrThrow({ where: { appointmentId: id } })
  return (await findOwnLink(id, personId ?? '')) ?? ''
}

test('C3 the link of a letter moves until the cut-off by the database’s clock, then says too late, and ended once it is cancelled', async () => {
  const mine = await booked(30)
  const link = await linkOf(mine)
  const moving = { seen: null, repeat: null, publicUrl }
  const target = await freeStart(60)
  expect(await moveByLink(link, { ...moving, start: target })).toMatchObject({ ok: true, state: 'confirmed' })
  const until = Math.floor((target - Date.now()) / 60_000) - 120
  const later = await freeStart(120)
  await shiftClock(`${until + 2} minutes`)
  const before = await stateOf(mine.id)
  expect(await moveByLink(link, { ...moving, start: later })).toEqual({ ok: false, reason: 'too-late' })
  expect(await stateOf(mine.id)).toEqual(before)
  expect(await moveByLink('no-such-link', { ...moving, start: later })).toEqual({
    ok: false,
    reason: 'not-found',
  })
  expect(await moveTo(mine.id, later)).toMatchObject({ ok: true })
  await cancelByStaff(staff.desk, { appointmentId: mine.id, reason: 'ill', repeat: null, publicUrl })
  expect(await moveByLink(link, { ...moving, start: target })).toEqual({ ok: false, reason: 'ended' })
})

test('C3 a link moves only to what the public is offered', async () => {
  const mine = await booked(30)
  const link = await linkOf(mine)
  const moving = { seen: null, repeat: null, publicUrl }
  const [first = mine.start] = await listStarts(maren)
  for (const start of [minutes(first, -24 * 60), instant(first + 61 * 86_400_000)])
    expect(await moveByLink(link, { ...moving, start })).toMatchObject({ ok: false, reason: 'not-offered' })
})

test('I27 whoever looked at an older version is told, and nothing changes; the time it has already is no change either', async () => {
  const { id, start } = await booked()
  const { version } = await rowOf(id)
  expect(await moveTo(id, await freeStart(60), { seen: version })).toMatchObject({ ok: true })
  const before = await stateOf(id)
  expect(await moveTo(id, start, { seen: version })).toEqual({ ok: false, reason: 'overtaken' })
  expect(await moveTo(id, instant(before.row.startsAt.getTime()))).toMatchObject({
    ok: true,
    version: version + 1,
  })
  expect(await stateOf(id)).toEqual(before)
})

test('I16 a move repeated under its key is made once and answered as the first time', async () => {
  const { id } = await booked()
  const { version } = await rowOf(id)
  const repeat = { principal: 'desk', key: randomUUID(), address: '/move', contentHash: 'a' }
  const target = await freeStart(60)
  const both = await Promise.all([moveTo(id, target, { repeat }), moveTo(id, target, { repeat })])
  expect(both[0]).toMatchObject({ ok: true, version: version + 1 })
  expect(both[1]).toEqual(both[0])
  expect((await rowOf(id)).version).toBe(version + 1)
})

test.each([
  ['owner', true],
  ['desk', true],
  ['maren', true],
  ['theo', false],
] as const)(
  'M1 T24 T26 %s may move an appointment of Maren’s: %s; otherwise it does not exist, and that is written down',
  async (who, allowed) => {
    const { id } = await booked()
    const target = await freeStart(60)
    const moved = await moveByStaff(staff[who], wish(id, target))
    expect(moved.ok).toBe(allowed)
    const refusals = await db().auditEntry.findMany({ where: { appointmentId: id, action: 'refused' } })
    expect(refusals.map(({ actorId, subject }) => ({ actorId, subject }))).toEqual(
      allowed ? [] : [{ actorId: staff[who].staffId, subject: 'move-appointment' }],
    )
    if (allowed) return
    expect(moved).toEqual(await moveByStaff(staff[who], wish(randomUUID(), target)))
    expect(moved).toEqual(await moveByStaff(staff[who], wish("' or 1=1", target)))
  },
)

test('A6 staff move against a public limit only with a reason, and the record says which limit and why', async () => {
  const { id } = await booked()
  const [first = instant(0)] = await listStarts(maren)
  const { zone } = await rowOf(id)
  const night = minutes(first, -9)
  expect(await moveTo(id, night)).toMatchObject({ ok: false, reason: 'not-offered' })
  const waive = ['notice', 'hours', 'caps'] as const
  const bare = await moveTo(id, night, { waive, reason: '  ' })
  expect(bare).toMatchObject({ ok: false, reason: 'reason-needed' })
  const broken = !bare.ok && 'broken' in bare ? bare.broken : []
  expect(broken).toContain('hours')
  expect(broken).not.toContain('caps')
  expect(await moveTo(id, night, { waive, reason: 'They travel at noon' })).toMatchObject({ ok: true })
  expect(await rowOf(id)).toMatchObject({ overridden: broken, zone })
  const entry = await db().auditEntry.findFirstOrThrow({ where: { appointmentId: id, action: 'move' } })
  const values = open(entry.valuesSealed ?? new Uint8Array(), auditPlace(id), env().encryptionKeys)
  expect(JSON.parse(values)).toMatchObject({ reason: 'They travel at noon', overridden: broken.join(' ') })
  // At a time that breaks nothing the record says so again.
  expect(await moveTo(id, await freeStart(60))).toMatchObject({ ok: true })
  expect((await rowOf(id)).overridden).toEqual([])
})

test('P3 a request that moves stays a request with a letter that says so, and a decision that waited on it is dropped', async () => {
  const { id } = await requestWith(maren)
  const [target = instant(0)] = (await listSessionStarts(maren)).slice(20)
  await db().$executeRaw`
    UPDATE appointment SET pending_event = 'approve', pending_until = practice_now() + interval '3 minutes', pending_by = ${staff.desk.staffId}::uuid,
      approved_at = practice_now() WHERE id = ${id}::uuid`
  expect(await moveTo(id, target)).toMatchObject({ ok: true, state: 'requested' })
  expect(await rowOf(id)).toMatchObject({ state: 'requested', pendingEvent: null, approvedAt: null })
  const letters = await lettersOf(id)
  expect(letters.map(({ kind, state }) => ({ kind, state }))).toEqual([
    { kind: 'request', state: 'superseded' },
    { kind: 'request', state: 'waiting' },
  ])
})

test('A7 I29 a room put out of use keeps its appointments and answers them; staff move one into the other room at its time without a letter', async () => {
  const { id, start } = await requestWith(theo, 'portland')
  const before = await rowOf(id)
  const room = (inUse: boolean) =>
    changeAvailability(staff.owner, { kind: 'room', room: before.roomId ?? '', inUse })
  const changed = await room(false)
  expect(changed).toMatchObject({ ok: true, outside: [{ id, conflicts: ['room'] }] })
  expect(await rowOf(id)).toEqual(before)
  expect(await moveTo(id, start)).toMatchObject({
    ok: true,
    version: before.version + 1,
    start: isoInstant(start),
  })
  const after = await rowOf(id)
  expect(after).toMatchObject({ startsAt: before.startsAt, state: 'requested' })
  expect(after.roomId).not.toBe(before.roomId)
  expect((await lettersOf(id)).map(({ kind, version }) => ({ kind, version }))).toEqual([
    { kind: 'request', version: before.version },
  ])
  await room(true)
})
