import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/data/db'
import { parseEmailAddress } from '@/lib/domain/people/email-address'
import { listStarts } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { giveDetails } from './give-details'
import { holdTime } from './hold-time'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

const choice = {
  service: 'consultation',
  therapist: 'maren-okafor',
  place: null,
  party: 1,
  viewerZone: null,
} as const

function newDetails() {
  const parsed = parseEmailAddress(`sam-${randomUUID()}@example.org`)
  if (!parsed.ok) throw new Error(parsed.reason)
  const details = { name: 'Sam', email: parsed.address, phone: null, answers: {} }
  return { details, policyVersion: '2026-11-22' }
}

async function holdAt(place: number, who: ReturnType<typeof browser>, state: string): Promise<string> {
  const start = (await listStarts(choice.therapist))[place]
  if (start === undefined) throw new Error('nothing is open')
  expect(await holdTime({ ...choice, start, state }, who)).toMatchObject({ ok: true })
  const { id } = await db().appointment.findFirstOrThrow({
    where: { browserHash: who.browserHash, state: 'held' },
  })
  return id
}

test('X33 details that were asked for the time before are not taken for the time that is held now', async () => {
  const who = browser()
  const before = await holdAt(0, who, 'OR')
  const now = await holdAt(4, who, 'OR')
  const given = newDetails()
  const caller = { ...who, signedIn: null }
  expect(await giveDetails({ ...given, hold: before }, caller)).toEqual({ ok: false, reason: 'other-time' })
  expect(await db().participant.count({ where: { appointmentId: now } })).toBe(0)
  expect(await db().challenge.count({ where: { email: given.details.email } })).toBe(0)
  expect(await giveDetails({ ...given, hold: now }, caller)).toMatchObject({ ok: true, kind: 'code-sent' })
})

test('X32 details sent several times at one moment and without a key never say that a hold ended which lives', async () => {
  const who = browser()
  const id = await holdAt(6, who, 'OR')
  const given = newDetails()
  const caller = { ...who, signedIn: null }
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => giveDetails(given, caller)))
  const answers = outcomes.map(outcome => (outcome.ok ? outcome.kind : outcome.reason)).toSorted()
  // Three codes an address in fifteen minutes; what is asked beyond them changes nothing.
  expect(answers).toEqual([...Array(3).fill('code-sent'), ...Array(5).fill('too-many')])
  expect(await db().appointment.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: 'held',
    version: 4,
  })
})
