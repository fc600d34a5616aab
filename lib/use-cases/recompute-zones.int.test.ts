import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { readNow } from '@/lib/data/transaction'
import { auditPlace } from '@/lib/data/write/audit'
import { letterPlace } from '@/lib/data/write/letters'
import { instant, isoInstant, parseCalendarDate, parseWallClock, parseZone } from '@/lib/domain/time/types'
import { wallStartAt } from '@/lib/domain/time/wall-start'
import { momentWords } from '@/lib/domain/time/words'
import { env } from '@/lib/env'
import { bookWith, listStarts } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { requestWith } from '@/scripts/testing/requested'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { hire } from '@/scripts/testing/staff'
import { cancelAppointment } from './cancel-appointment'
import { changeAvailability } from './change-availability'
import { holdTime } from './hold-time'
import { moveByStaff } from './move-by-staff'
import { recomputeZones } from './recompute-zones'
import { sweep } from './sweep'
import { zoneRules } from './wall-start'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
afterEach(async () => {
  await expectSoundBook()
  // The next test finds the calendar empty again.
  const open = await db().appointment.findMany({ where: { state: { in: ['confirmed', 'requested'] } } })
  for (const { id } of open) await cancelByPractice(id)
  await db()
    .$executeRaw`UPDATE appointment SET held_until = practice_now() - interval '1 hour' WHERE state = 'held'`
  await sweep()
})

const hour = 3_600_000
const therapist = 'maren-okafor'

/** As if it had been booked under rules by which its wall time was another instant. */
async function keepUnderOldRules(id: string, away: number): Promise<void> {
  const by = `${away} milliseconds`
  await db().$executeRaw`
    UPDATE appointment SET zone_rules = '2020a', starts_at = starts_at + ${by}::interval, ends_at = ends_at + ${by}::interval WHERE id = ${id}::uuid`
  await db().$executeRaw`
    UPDATE claim SET starts_at = starts_at + ${by}::interval, ends_at = ends_at + ${by}::interval WHERE appointment_id = ${id}::uuid AND active`
}

const row = (id: string) => db().appointment.findUniqueOrThrow({ where: { id } })
const openTasks = (id: string) =>
  db().task.findMany({ where: { appointmentId: id, doneAt: null }, select: { kind: true } })

async function cancelByPractice(id: string): Promise<void> {
  const staff = { kind: 'staff', staffId: id, role: 'owner', therapistId: null } as const
  const cancelled = await cancelAppointment({
    appointmentId: id,
    actor: staff,
    by: 'practice',
    reason: null,
    repeat: null,
    publicUrl: 'http://localhost:3000',
  })
  expect(cancelled).toMatchObject({ ok: true })
}

test('Z1 a booking keeps the wall time, the zone and the rules beside its instants', async () => {
  const booked = await bookWith(therapist)
  const kept = await row(booked.id)
  const zone = parseZone(kept.zone)
  expect(zone).toBe('America/Los_Angeles')
  expect(kept.startsAt.getTime()).toBe(booked.start)
  expect(kept.wallStart).toBe(zone && wallStartAt(instant(booked.start), zone))
  expect(kept.zoneRules).toBe(process.versions.tz)
})

test('Z1 a booking that was moved keeps those of its new time', async () => {
  const booked = await bookWith(therapist)
  const { actor } = await hire('owner')
  const start = (await listStarts(therapist))[40] ?? instant(0)
  const asked = { waive: [], reason: '', seen: null, repeat: null, publicUrl: 'http://localhost:3000' }
  expect(await moveByStaff(actor, { ...asked, appointmentId: booked.id, start })).toMatchObject({ ok: true })
  const kept = await row(booked.id)
  const zone = parseZone(kept.zone)
  expect(kept.wallStart).toBe(zone && wallStartAt(start, zone))
  expect(kept.zoneRules).toBe(zoneRules)
})

test('I21 when the rules of a zone changed the wall time stays and the instant follows: claims, version, audit, a letter with the next calendar file, a task', async () => {
  const booked = await bookWith(therapist)
  const before = await row(booked.id)
  await keepUnderOldRules(booked.id, -hour)
  const { moved, stuck, rules } = await recomputeZones()
  expect(rules).toBe(process.versions.tz)
  expect(stuck).toEqual([])
  expect(moved).toEqual([
    {
      id: booked.id,
      reference: before.reference,
      zone: 'America/Los_Angeles',
      wallStart: before.wallStart,
      zoneRules: '2020a',
      from: booked.start - hour,
      to: booked.start,
    },
  ])
  const { startsAt, endsAt, wallStart, uid } = before
  expect(await row(booked.id)).toMatchObject({
    startsAt,
    endsAt,
    wallStart,
    uid,
    zoneRules,
    version: before.version + 1,
  })
  expect(await openTasks(booked.id)).toEqual([{ kind: 'zone-moved' }])
  const [audited] = await db().auditEntry.findMany({
    where: { appointmentId: booked.id, action: 'zone-rules' },
  })
  const values = open(audited?.valuesSealed ?? new Uint8Array(), auditPlace(booked.id), env().encryptionKeys)
  expect(JSON.parse(values)).toEqual({
    from: isoInstant(instant(booked.start - hour)),
    to: isoInstant(instant(booked.start)),
    rules: `2020a to ${zoneRules}`,
  })
  const letter = await db().letter.findFirstOrThrow({
    where: { appointmentId: booked.id, version: before.version + 1 },
  })
  const body = JSON.parse(
    open(letter.bodySealed ?? new Uint8Array(), letterPlace('body', letter.id), env().encryptionKeys),
  )
  const zone = parseZone('America/Los_Angeles')
  expect(body.text).toContain(zone && momentWords(instant(booked.start), zone))
  expect(body.calendar.ics).toContain(`SEQUENCE:${before.version + 1}`)
  expect(body.calendar.ics).toContain(`UID:${uid}`)
})

test('I21 who reads the time in another zone is told of another hour, and everybody else of the hour they know', async () => {
  const [near, far] = [await bookWith(therapist), await bookWith('theo-lindqvist')]
  await db().participant.updateMany({ where: { appointmentId: far.id }, data: { zone: 'Asia/Kathmandu' } })
  for (const { id } of [near, far]) await keepUnderOldRules(id, hour)
  expect((await recomputeZones()).moved).toHaveLength(2)
  for (const [booked, kind] of [
    [near, 'confirmation'],
    [far, 'change'],
  ] as const) {
    const { version } = await row(booked.id)
    const letters = await db().letter.findMany({ where: { appointmentId: booked.id, version } })
    expect(letters.map(letter => letter.kind)).toEqual([kind])
  }
})

test('I21 a request in a room moves with its room, and nobody who reads the same hour gets a letter for it', async () => {
  const requested = await requestWith(therapist, 'portland')
  const before = await row(requested.id)
  expect(before.roomId).not.toBeNull()
  await keepUnderOldRules(requested.id, -hour)
  expect((await recomputeZones()).moved.map(({ id }) => id)).toEqual([requested.id])
  const { startsAt, version } = await row(requested.id)
  expect(startsAt).toEqual(before.startsAt)
  const claims = await db().claim.findMany({ where: { appointmentId: requested.id, active: true } })
  expect(claims.map(({ kind }) => kind).sort()).toEqual(['person', 'room', 'therapist'])
  expect(await db().letter.count({ where: { appointmentId: requested.id, version } })).toBe(0)
})

test('I21 what is the same instant under the new rules is only noted, and run again nothing is left to do', async () => {
  const booked = await bookWith(therapist)
  const before = await row(booked.id)
  await keepUnderOldRules(booked.id, 0)
  expect(await recomputeZones()).toMatchObject({ unchanged: 1, moved: [], stuck: [] })
  const { changedAt, version } = before
  expect(await row(booked.id)).toMatchObject({ zoneRules, changedAt, version })
  expect(await openTasks(booked.id)).toEqual([])
  expect(await recomputeZones()).toMatchObject({ unchanged: 0, moved: [], stuck: [] })
})

test('I21 appointments that stand in one another’s way all follow, whichever is looked at first', async () => {
  const chain = []
  for (let at = 0; at < 3; at++) chain.push(await bookWith(therapist))
  for (const away of [-30, 30]) {
    // As if every one had stood where its neighbour belongs.
    const inOrder = away < 0 ? chain : chain.toReversed()
    for (const { id } of inOrder) await keepUnderOldRules(id, away * 60_000)
    const { moved, stuck } = await recomputeZones()
    expect(stuck).toEqual([])
    expect(moved.map(({ id }) => id).sort()).toEqual(chain.map(({ id }) => id).sort())
    for (const { id, start } of chain) expect((await row(id)).startsAt.getTime()).toBe(start)
  }
})

test('I21 several runs at once move each appointment once', async () => {
  const booked = [await bookWith(therapist), await bookWith(therapist), await bookWith('theo-lindqvist')]
  const versions = await Promise.all(booked.map(async ({ id }) => (await row(id)).version))
  for (const { id } of booked) await keepUnderOldRules(id, -5 * hour)
  const runs = await Promise.all([recomputeZones(), recomputeZones(), recomputeZones()])
  const moved = runs.flatMap(run => run.moved.map(({ id }) => id))
  expect(moved.sort()).toEqual(booked.map(({ id }) => id).sort())
  for (const [at, { id, start }] of booked.entries()) {
    const kept = await row(id)
    expect(kept.startsAt.getTime()).toBe(start)
    expect(kept.version).toBe((versions[at] ?? 0) + 1)
    expect(await db().letter.count({ where: { appointmentId: id, version: kept.version } })).toBe(1)
  }
})

test('I21 what cannot follow stays, is listed and becomes one task: a time somebody else has, a time no clock shows; freed, it follows', async () => {
  const [first, second] = [await bookWith(therapist), await bookWith('theo-lindqvist')]
  await keepUnderOldRules(first.id, -5 * hour)
  const [start] = (await listStarts(therapist)).filter(open => Math.abs(open - first.start) < 5 * 60_000)
  const other = browser()
  const asked = {
    service: 'consultation',
    therapist,
    place: null,
    party: 1,
    state: 'OR',
    viewerZone: null,
  } as const
  expect(await holdTime({ ...asked, start: start ?? instant(first.start) }, other)).toMatchObject({
    ok: true,
  })
  await keepUnderOldRules(second.id, 0)
  await db().appointment.update({ where: { id: second.id }, data: { wallStart: '2027-03-14T02:30' } })

  const before = await row(first.id)
  for (let run = 0; run < 2; run++) {
    const { moved, stuck } = await recomputeZones()
    expect(moved).toEqual([])
    expect(stuck.map(({ id, reason }) => [id, reason]).sort()).toEqual(
      [
        [first.id, 'taken'],
        [second.id, 'no-such-time'],
      ].sort(),
    )
  }
  expect(await row(first.id)).toEqual(before)
  expect(await openTasks(first.id)).toEqual([{ kind: 'zone-clash' }])
  expect(await openTasks(second.id)).toEqual([{ kind: 'zone-clash' }])

  const hold = await db().appointment.findFirstOrThrow({ where: { browserHash: other.browserHash } })
  // The hold's time is over: it steps aside as it does for a booking.
  await db()
    .$executeRaw`UPDATE appointment SET held_until = practice_now() - interval '1 minute' WHERE id = ${hold.id}::uuid`
  await cancelByPractice(second.id)
  expect(await recomputeZones()).toMatchObject({ moved: [{ id: first.id }], stuck: [] })
  expect((await row(first.id)).startsAt.getTime()).toBe(first.start)
  expect(await openTasks(first.id)).toEqual([{ kind: 'zone-moved' }])
})

test('I21 what has begun or is over stays as it was', async () => {
  const [over, begun] = [await bookWith(therapist), await bookWith('theo-lindqvist')]
  await cancelByPractice(over.id)
  await keepUnderOldRules(over.id, -hour)
  const nothing = { unchanged: 0, moved: [], stuck: [] }
  expect(await recomputeZones()).toMatchObject(nothing)
  await keepUnderOldRules(begun.id, -hour)
  const before = await row(begun.id)
  const ahead = begun.start - hour + 60_000 - (await readNow()).getTime()
  await shiftClock(`${Math.ceil(ahead / 60_000)} minutes`)
  const found = await recomputeZones()
  await shiftClock('0 seconds')
  expect(found).toMatchObject(nothing)
  expect(await row(begun.id)).toEqual(before)
  await keepUnderOldRules(begun.id, hour)
})

function moment(day: string, time: string) {
  const [date, wall] = [parseCalendarDate(day), parseWallClock(time)]
  if (date === null || wall === null) throw new Error('the test itself is wrong')
  return { date, wall }
}

test('Z6 a leave and a closure keep the hours that were said, and one that came without them its instants', async () => {
  const { actor } = await hire('owner')
  const closed = {
    kind: 'absence',
    therapist: null,
    from: moment('2027-02-01', '00:00'),
    until: moment('2027-02-02', '24:00'),
  } as const
  const made = await changeAvailability(actor, closed)
  if (!made.ok || made.absence === null) throw new Error('not closed')
  const kept = await db().leave.findUniqueOrThrow({ where: { id: made.absence } })
  expect(kept).toMatchObject({ zone: 'America/Los_Angeles', wallStart: '2027-02-01T00:00', zoneRules })
  expect(kept.wallEnd).toBe('2027-02-03T00:00')
  const bare = await db().leave.create({ data: { startsAt: kept.startsAt, endsAt: kept.endsAt } })
  await db().$executeRaw`
    UPDATE leave SET zone_rules = '2020a', starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'
    WHERE zone_rules IS NOT NULL`
  const { version } = await db().availability.findFirstOrThrow()
  const runs = await Promise.all([recomputeZones(), recomputeZones()])
  expect(runs.flatMap(({ absences }) => absences.map(({ id }) => id))).toEqual([kept.id])
  expect(await db().leave.findUniqueOrThrow({ where: { id: kept.id } })).toEqual(kept)
  expect(await db().leave.findUniqueOrThrow({ where: { id: bare.id } })).toEqual(bare)
  expect((await db().availability.findFirstOrThrow()).version).toBeGreaterThan(version)
})
