import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { getPractice } from '@/lib/data/read/practice'
import { letterPlace } from '@/lib/data/write/letters'
import { messagePlace } from '@/lib/data/write/messages'
import { env } from '@/lib/env'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { openPractice, shiftClock, type TestPractice } from '@/scripts/testing/seeded-practice'
import { address, employ } from '@/scripts/testing/staff'
import { leaveMessage } from './leave-message'
import { showMessage, showMessages } from './show-messages'
import { sweep } from './sweep'
import { tickMessage } from './tick-message'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
beforeEach(async () => {
  await shiftClock('0 seconds')
  await db().letter.deleteMany()
  await db().message.deleteMany()
})
afterEach(expectSoundBook)

const publicUrl = 'https://practice.example'
const words = (email = `wren-${randomUUID()}@example.org`) => ({
  name: 'Wren Tanager',
  email: address(email),
  phone: '+15035550188',
  message: 'Is there a quiet room?\n<b>Bcc: x@example.org</b>',
})
const from = (network = randomUUID(), key: string | null = null) => ({
  network,
  publicUrl,
  repeat:
    key === null ? null : { principal: network, key, address: '/contact', contentHash: 'the same words' },
})

async function theOnlyLetter() {
  const [letter, ...others] = await db().letter.findMany()
  if (letter === undefined || others.length > 0) throw new Error(`${others.length + 1} letters`)
  const keys = env().encryptionKeys
  const body = JSON.parse(open(letter.bodySealed ?? new Uint8Array(), letterPlace('body', letter.id), keys))
  return { ...letter, to: open(letter.toSealed, letterPlace('to', letter.id), keys), body }
}

async function leave(): Promise<string> {
  expect(await leaveMessage(words(), from())).toEqual({ ok: true })
  const { id } = await db().message.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  return id
}

test('T68 a message stands sealed, and the practice gets one letter that holds no word of it and not who wrote it', async () => {
  const id = await leave()
  const { kind, to, body } = await theOnlyLetter()
  expect([kind, to]).toEqual(['message-waiting', (await getPractice()).email])
  expect(body.subject).toBe('A message is waiting')
  expect(body.text).toContain(`${publicUrl}/staff/messages/${id}`)
  expect(JSON.stringify(body)).not.toMatch(/wren|quiet room|0188|Bcc/i)
  const { wordsSealed } = await db().message.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(wordsSealed).toString('latin1')).not.toMatch(/wren|quiet room|0188|Bcc/i)
  expect(open(wordsSealed, messagePlace(id), env().encryptionKeys)).toContain('quiet room')
})

test('I17 a message and the letter about it are kept together or not at all', async () => {
  await db().$executeRaw`ALTER TABLE letter ADD CONSTRAINT no_letters CHECK (kind <> 'message-waiting')`
  await expect(leaveMessage(words(), from())).rejects.toThrow()
  expect(await db().message.count()).toBe(0)
  await db().$executeRaw`ALTER TABLE letter DROP CONSTRAINT no_letters`
  await leave()
  expect([await db().message.count(), await db().letter.count()]).toEqual([1, 1])
})

test('I16 the same message sent twice at one moment is one message with one letter', async () => {
  const [one, network, key] = [words(), randomUUID(), randomUUID()]
  const both = await Promise.all([
    leaveMessage(one, from(network, key)),
    leaveMessage(one, from(network, key)),
  ])
  expect(both).toEqual([{ ok: true }, { ok: true }])
  expect([await db().message.count(), await db().letter.count()]).toEqual([1, 1])
})

test('T63 a network leaves five messages in ten minutes, an address three in a quarter of an hour', async () => {
  const network = randomUUID()
  for (let at = 0; at < 5; at += 1) expect(await leaveMessage(words(), from(network))).toEqual({ ok: true })
  expect(await leaveMessage(words(), from(network))).toEqual({ ok: false, reason: 'too-many' })
  const same = words()
  for (let at = 0; at < 3; at += 1) expect(await leaveMessage(same, from())).toEqual({ ok: true })
  expect(await leaveMessage(same, from())).toEqual({ ok: false, reason: 'too-many' })
  expect(await db().message.count()).toBe(8)
  await shiftClock('16 minutes')
  expect(await leaveMessage(same, from(network))).toEqual({ ok: true })
})

test('P7 the front desk and the owner read a message, each reading is written down, and a therapist finds nothing', async () => {
  const id = await leave()
  for (const role of ['owner', 'front-desk'] as const) {
    const actor = await employ(role)
    expect(await showMessages(actor, 'waiting')).toMatchObject([{ id, doneAt: null }])
    expect(await showMessage(actor, id)).toMatchObject({ name: 'Wren Tanager', phone: '+15035550188' })
    const read = { actorId: actor.staffId, action: 'read', subject: `message/${id}` }
    expect(await db().auditEntry.count({ where: read })).toBe(1)
  }
  const therapist = await employ('therapist')
  expect(await showMessages(therapist, 'waiting')).toBeNull()
  expect(await showMessage(therapist, id)).toBeNull()
  expect(await tickMessage(therapist, id)).toEqual({ ok: false, reason: 'not-found' })
  const entries = await db().auditEntry.findMany({ where: { actorId: therapist.staffId } })
  expect(entries.map(({ action }) => action)).toEqual(['refused', 'refused', 'refused'])
})

test('a message is ticked off in the name of whoever did it first, a second tick is as good, and it is gone ninety days later', async () => {
  const id = await leave()
  const [one, other] = [await employ('front-desk'), await employ('owner')]
  expect(await tickMessage(one, id)).toEqual({ ok: true })
  expect(await tickMessage(other, id)).toEqual({ ok: true })
  expect(await tickMessage(one, randomUUID())).toEqual({ ok: false, reason: 'not-found' })
  expect(await tickMessage(one, 'no id')).toEqual({ ok: false, reason: 'not-found' })
  expect(await db().message.findUnique({ where: { id } })).toMatchObject({ doneBy: one.staffId })
  expect(await showMessages(one, 'waiting')).toEqual([])
  expect(await showMessages(one, 'done')).toMatchObject([{ id }])
  const waiting = await leave()
  await shiftClock('89 days')
  await sweep()
  expect(await db().message.count()).toBe(2)
  await shiftClock('91 days')
  await sweep()
  expect((await db().message.findMany()).map(message => message.id)).toEqual([waiting])
})
