import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { findTyped } from '@/lib/data/read/participants'
import { letterPlace } from '@/lib/data/write/letters'
import { saveDetails } from '@/lib/data/write/participants'
import { parseEmailAddress } from '@/lib/domain/people/email-address'
import { type Instant, instant, isoInstant, parseZone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { env } from '@/lib/env'
import { listStarts, readCode } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { sendAnotherCode } from './another-code'
import { cancelAppointment } from './cancel-appointment'
import { giveDetails } from './give-details'
import { holdTime } from './hold-time'
import { proveBooking } from './prove-booking'
import { sweep } from './sweep'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
beforeEach(() => shiftClock('0 seconds'))
afterEach(expectSoundBook)

const ask = (start: Instant, therapist: string | null = 'maren-okafor') =>
  ({
    service: 'consultation',
    start,
    therapist,
    place: null,
    party: 1,
    state: 'OR',
    viewerZone: null,
  }) as const

const details = (email: string) => {
  const parsed = parseEmailAddress(email)
  if (!parsed.ok) throw new Error(parsed.reason)
  return {
    details: { name: 'Sam', email: parsed.address, phone: null, answers: { note: 'hello' } },
    policyVersion: '2026-11-22',
  }
}

async function someStart(at = 0, therapist = 'maren-okafor'): Promise<Instant> {
  const start = (await listStarts(therapist))[at]
  if (start === undefined) throw new Error('nothing is open')
  return start
}

async function bookFor(email: string, start: Instant, therapist: string | null = 'maren-okafor') {
  const who = browser()
  expect(await holdTime(ask(start, therapist), who)).toMatchObject({ ok: true })
  expect(await giveDetails(details(email), { ...who, signedIn: null })).toMatchObject({
    ok: true,
    kind: 'code-sent',
  })
  return { who, outcome: await proveBooking(await readCode(who.browserHash), { ...who, sessionId: null }) }
}

const fresh = () => `sam-${randomUUID()}@example.org`

test('B1 a time, details and a code make a confirmed booking with one letter and a session', async () => {
  const { outcome } = await bookFor(fresh(), await someStart())
  expect(outcome).toMatchObject({ ok: true, booked: { ok: true, state: 'confirmed' } })
  if (!outcome.ok || !outcome.booked.ok) throw new Error('not booked')
  const letters = await db().letter.findMany({ where: { appointmentId: outcome.booked.appointment } })
  expect(letters.map(letter => letter.kind)).toEqual(['confirmation'])
})

test('B6 one time of one therapist is held once, and the loser is offered other times', async () => {
  const start = await someStart()
  const outcomes = await Promise.all(Array.from({ length: 24 }, () => holdTime(ask(start), browser())))
  expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1)
  for (const outcome of outcomes.filter(one => !one.ok)) {
    expect(outcome).toMatchObject({ reason: 'slot-taken' })
    expect('alternatives' in outcome && outcome.alternatives.length).toBeGreaterThan(0)
  }
})

test('B3 a first-available loser gets the next therapist in the same request', async () => {
  const theirs = await listStarts('theo-lindqvist')
  const both = (await listStarts('maren-okafor')).find(start => theirs.includes(start))
  if (both === undefined) throw new Error('no shared time')
  const outcomes = await Promise.all([
    holdTime(ask(both, null), browser()),
    holdTime(ask(both, null), browser()),
  ])
  expect(outcomes.every(outcome => outcome.ok)).toBe(true)
  expect(new Set(outcomes.map(outcome => outcome.ok && outcome.therapist)).size).toBe(2)
})

test('B5 a new hold of a browser replaces its earlier one, a refused one leaves it', async () => {
  const who = browser()
  const [first, second] = [await someStart(0), await someStart(3)]
  expect(await holdTime(ask(first), who)).toMatchObject({ ok: true })
  expect(await holdTime(ask(second), who)).toMatchObject({ ok: true, start: isoInstant(second) })
  expect(await listStarts('maren-okafor')).toContain(first)
  expect(await holdTime(ask(instant(second + 60_000)), who)).toMatchObject({
    ok: false,
    reason: 'not-offered',
  })
  expect(await db().appointment.count({ where: { browserHash: who.browserHash, state: 'held' } })).toBe(1)
})

test('I14 an ended hold blocks nobody and gives no right', async () => {
  const who = browser()
  const start = await someStart()
  expect(await holdTime(ask(start), who)).toMatchObject({ ok: true })
  await giveDetails(details(fresh()), { ...who, signedIn: null })
  await shiftClock('11 minutes')
  const code = await readCode(who.browserHash)
  const other = await holdTime(ask(start), browser())
  expect(other).toMatchObject({ ok: true })
  await shiftClock('9 minutes')
  expect(await proveBooking(code, { ...who, sessionId: null })).toMatchObject({
    ok: true,
    booked: { ok: false, reason: 'slot-taken' },
  })
})

test('I16 a key repeated gives the same answer, one row and one set of letters; with other content it is refused', async () => {
  const who = browser()
  const repeat = { principal: who.browserHash, key: randomUUID(), address: '/book/hold', contentHash: 'a' }
  const start = await someStart()
  const [one, two] = await Promise.all([
    holdTime(ask(start), { ...who, repeat }),
    holdTime(ask(start), { ...who, repeat }),
  ])
  expect(one).toMatchObject({ ok: true })
  expect(two).toEqual(one)
  expect(await db().appointment.count({ where: { browserHash: who.browserHash } })).toBe(1)
  expect(await holdTime(ask(start), { ...who, repeat: { ...repeat, contentHash: 'b' } })).toEqual({
    ok: false,
    reason: 'other-content',
  })
})

test('I16 B11 a choice that is repeated is not counted again: its answer stands also when its network has had its share', async () => {
  const who = browser()
  const repeat = { principal: who.browserHash, key: randomUUID(), address: '/book/hold', contentHash: 'a' }
  const never = instant((await someStart()) + 60_000)
  const first = await holdTime(ask(never), { ...who, repeat })
  expect(first).toMatchObject({ ok: false, reason: 'not-offered' })
  for (const _ of '23456789A') {
    expect(await holdTime(ask(never), { ...who, repeat })).toEqual(first)
    expect(await holdTime(ask(never), who)).toEqual(first)
  }
  expect(await holdTime(ask(never), who)).toEqual({ ok: false, reason: 'too-many' })
  expect(await holdTime(ask(never), { ...who, repeat })).toEqual(first)
})

test('I15 an address has three open appointments at most, also when five come at once', async () => {
  const email = fresh()
  const { id } = await db().person.create({ data: { email } })
  const starts = (await listStarts('maren-okafor')).filter((_, at) => at % 4 === 0).slice(0, 5)
  const signedIn = { actor: { kind: 'client', personId: id } as const, email }
  const browsers = starts.map(() => browser())
  for (const [at, start] of starts.entries())
    expect(await holdTime(ask(start), browsers[at] ?? browser())).toMatchObject({ ok: true })
  const outcomes = await Promise.all(browsers.map(who => giveDetails(details(email), { ...who, signedIn })))
  const reasons = outcomes.map(outcome => (outcome.ok && outcome.kind === 'booked' ? outcome.booked : null))
  expect(reasons.filter(booked => booked?.ok)).toHaveLength(3)
  expect(reasons.filter(booked => booked?.ok === false && booked.reason === 'too-many')).toHaveLength(2)
})

test('I3 one person is not in two places: the second booking at the same hour is refused, and they are signed in all the same', async () => {
  const email = fresh()
  const theirs = await listStarts('theo-lindqvist')
  const start = (await listStarts('maren-okafor')).find(one => theirs.includes(one))
  if (start === undefined) throw new Error('no shared time')
  expect((await bookFor(email, start)).outcome).toMatchObject({ booked: { ok: true } })
  const second = (await bookFor(email, start, 'theo-lindqvist')).outcome
  expect(second).toMatchObject({ ok: true, booked: { ok: false, reason: 'you-are-booked' } })
})

test('I12 cancelling is final, is answered the same again, and opens the time at once', async () => {
  const start = await someStart()
  const { outcome } = await bookFor(fresh(), start)
  if (!outcome.ok || !outcome.booked.ok) throw new Error('not booked')
  const appointmentId = outcome.booked.appointment
  const { personId } = await db().participant.findFirstOrThrow({ where: { appointmentId } })
  const cancelling = {
    appointmentId,
    actor: { kind: 'client', personId: personId ?? '' },
    by: 'client',
    reason: 'plans changed',
    repeat: null,
    publicUrl: 'http://localhost:3000',
  } as const
  const both = await Promise.all([cancelAppointment(cancelling), cancelAppointment(cancelling)])
  expect(both).toEqual([
    { ok: true, state: 'cancelled' },
    { ok: true, state: 'cancelled' },
  ])
  expect(await listStarts('maren-okafor')).toContain(start)
  const letters = await db().letter.findMany({ where: { appointmentId }, orderBy: { version: 'asc' } })
  expect(letters.map(({ kind }) => kind)).toEqual(['confirmation', 'cancellation'])
})

test('who never proved an address is forgotten a day after the hold ended, and what was typed serves until then', async () => {
  const who = browser()
  expect(await holdTime(ask(await someStart()), who)).toMatchObject({ ok: true })
  await giveDetails(details(fresh()), { ...who, signedIn: null })
  await shiftClock('21 minutes')
  await sweep()
  expect(await findTyped(who.browserHash)).toMatchObject({ name: 'Sam', answers: { note: 'hello' } })
  await shiftClock('26 hours')
  await sweep()
  const appointment = { browserHash: who.browserHash }
  expect(await db().participant.count({ where: { appointment } })).toBe(0)
  expect(await db().appointment.count({ where: { ...appointment, state: 'expired' } })).toBe(1)
})

test('B5 the code of a time that was let go for another books nothing, and no new one is sent for it', async () => {
  const who = browser()
  expect(await holdTime(ask(await someStart(0)), who)).toMatchObject({ ok: true })
  await giveDetails(details(fresh()), { ...who, signedIn: null })
  const code = await readCode(who.browserHash)
  expect(await holdTime(ask(await someStart(3)), who)).toMatchObject({ ok: true })
  const proof = await proveBooking(code, { ...who, sessionId: null })
  expect(proof).toEqual({ ok: false, reason: 'code-ended', triesLeft: 0 })
  expect(await sendAnotherCode('booking', who)).toEqual({ ok: false, reason: 'nothing-asked' })
  const states = await db().appointment.findMany({
    where: { browserHash: who.browserHash },
    orderBy: { startsAt: 'asc' },
  })
  expect(states.map(({ state }) => state)).toEqual(['expired', 'held'])
})

test('I24 who chose the time in their own zone reads it in that zone in the letter too', async () => {
  const who = browser()
  const start = await someStart(2)
  expect(await holdTime({ ...ask(start), viewerZone: 'America/New_York' }, who)).toMatchObject({ ok: true })
  await giveDetails(details(fresh()), { ...who, signedIn: null })
  const proved = await proveBooking(await readCode(who.browserHash), { ...who, sessionId: null })
  if (!proved.ok || !proved.booked.ok) throw new Error('not booked')
  const letter = await db().letter.findFirstOrThrow({ where: { appointmentId: proved.booked.appointment } })
  const { text } = JSON.parse(
    open(letter.bodySealed ?? new Uint8Array(), letterPlace('body', letter.id), env().encryptionKeys),
  )
  const zone = parseZone('America/New_York')
  expect(text).toContain(zone && momentWords(start, zone))
})

test('I30 an appointment stays with who proved it: neither its own browser, nor another address, nor another client changes that', async () => {
  const [owner, other] = [fresh(), fresh()]
  const { who, outcome } = await bookFor(owner, await someStart(3))
  if (!outcome.ok || !outcome.booked.ok) throw new Error('not booked')
  const id = outcome.booked.appointment
  const seat = () => db().participant.findFirstOrThrow({ where: { appointmentId: id } })
  const before = await seat()
  expect(await giveDetails(details(other), { ...who, signedIn: null })).toEqual({
    ok: false,
    reason: 'hold-ended',
  })
  const mine = details(other).details
  await saveDetails(db(), id, { ...mine, zone: null })
  expect(await seat()).toEqual(before)
  const stranger = await bookFor(other, await someStart(8))
  if (!stranger.outcome.ok || !stranger.outcome.booked.ok) throw new Error('not booked')
  const { personId } = await db().participant.findFirstOrThrow({
    where: { appointmentId: stranger.outcome.booked.appointment },
  })
  const actor = { kind: 'client', personId: personId ?? '' } as const
  const refused = await cancelAppointment({
    appointmentId: id,
    actor,
    by: 'client',
    reason: '',
    repeat: null,
    publicUrl: 'http://localhost:3000',
  })
  expect(refused).toMatchObject({ ok: false, reason: 'not-found' })
  expect(await db().appointment.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: 'confirmed',
    version: 3,
  })
})
