import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeClient } from './booking-client'
import { askForCode, detailsOf } from './booking-steps'
import { type Cut, type DatabaseLine, makeDatabaseLine } from './database-line'
import { asked, listApart } from './open-times'
import { openPracticeUnderTest, type PracticeUnderTest } from './practice-under-test'

const therapist = 'maren-okafor'
let line: DatabaseLine
let practice: PracticeUnderTest
let starts: string[]

beforeAll(async () => {
  line = makeDatabaseLine()
  // Without its worker, so that what goes over the line is what the test asked for.
  const settings = { WORKER: 'off' }
  practice = await openPracticeUnderTest({ servers: 1, settings, reachDatabase: line.through })
  starts = await listApart(practice.publicUrl, therapist)
}, 120_000)
afterAll(async () => {
  await practice?.close()
  await line.close()
})
afterEach(async () => expect(await practice.book.findBroken()).toEqual([]))

const client = () => makeClient({ origin: practice.publicUrl })
const choose = () => ({ ...asked, therapist, start: starts.shift() ?? '', idempotencyKey: randomUUID() })

const count = async (sql: string, ...values: string[]) => (await practice.book.ask(sql, values)).length
const countAt = (start: string) => count('SELECT id FROM appointment WHERE starts_at = $1', start)
const countLetters = (start: string) =>
  count(
    "SELECT l.id FROM letter l JOIN appointment a ON a.id = l.appointment_id WHERE a.starts_at = $1 AND l.kind = 'confirmation'",
    start,
  )

/** Somebody with a held time and a code, whose proof is sent while the line is cut at its commit. */
async function proveOnCutLine(when: Cut) {
  const who = client()
  const { start } = choose()
  await askForCode(who, { therapist, start }, practice.book)
  const proof = { code: await practice.book.readCode(who.email), idempotencyKey: randomUUID() }
  const cut = line.cutNext(when, 'UPDATE appointment SET state')
  const answer = await who.send('/book/proof', proof)
  await cut
  return { start, answer, again: () => who.send('/book/proof', proof) }
}

test('X1 while the database is away articles are read, open times and a choice answer 503, and all is well when it is back', async () => {
  line.goAway()
  const read = async (path: string) => fetch(`${practice.publicUrl}${path}`)
  expect((await read('/articles')).status).toBe(200)
  expect((await read('/articles/when-one-reaches-and-one-retreats')).status).toBe(200)
  const slots = await read(`/api/slots?${new URLSearchParams(asked)}`)
  expect([slots.status, slots.headers.get('retry-after')]).toEqual([503, '30'])
  expect(await slots.json()).toEqual({ error: 'not-now' })
  const choice = choose()
  const held = await client().send('/book/hold', choice)
  expect([held.status, held.headers.get('retry-after'), held.json]).toEqual([503, '30', { error: 'not-now' }])
  line.comeBack()
  expect((await client().send('/book/hold', choice)).status).toBe(201)
})

test('X2 details sent while the database is away come back in a page that sends them again under the same key, once', async () => {
  const who = client()
  expect((await who.send('/book/hold', choose())).status).toBe(201)
  const details = { ...(await detailsOf(who.email, practice.book)), idempotencyKey: randomUUID() }
  line.goAway()
  const away = await who.submit('/book/details', details)
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '30'])
  const page = await away.text()
  for (const value of Object.values(details)) expect(page).toContain(`\n${value}</textarea>`)
  expect(page).toContain('action="/book/details"')
  line.comeBack()
  for (const _ of ['first', 'repeated']) {
    const back = await who.submit('/book/details', details)
    expect([back.status, back.headers.get('location')]).toEqual([303, '/book/proof'])
  }
  expect(await count('SELECT id FROM challenge WHERE email = $1', who.email)).toBe(1)
})

test('X3 a connection that dies before COMMIT leaves no hold, says so, and the same key holds the time once', async () => {
  const who = client()
  const choice = choose()
  const cut = line.cutNext('before COMMIT', 'INSERT INTO appointment')
  const answer = await who.send('/book/hold', choice)
  await cut
  expect([answer.status, answer.json]).toEqual([503, { error: 'not-now' }])
  expect(await countAt(choice.start)).toBe(0)
  expect((await who.send('/book/hold', choice)).status).toBe(201)
  expect(await countAt(choice.start)).toBe(1)
})

test('X3 a connection that dies before the COMMIT of a proof leaves no appointment and no letter, and the same key books once', async () => {
  const { start, answer, again } = await proveOnCutLine('before COMMIT')
  expect(answer.status).toBe(503)
  expect(await countLetters(start)).toBe(0)
  expect((await again()).status).toBe(201)
  expect(await countLetters(start)).toBe(1)
})

test('X4 a connection that dies after COMMIT, before its answer, is answered with the one hold that was made', async () => {
  const who = client()
  const choice = choose()
  const cut = line.cutNext('after COMMIT', 'INSERT INTO appointment')
  const answer = await who.send('/book/hold', choice)
  await cut
  expect([answer.status, answer.json.start]).toEqual([
    201,
    new Date(choice.start).toISOString().replace('.000', ''),
  ])
  const again = await who.send('/book/hold', choice)
  expect([again.status, again.json]).toEqual([201, answer.json])
  expect(await countAt(choice.start)).toBe(1)
})

test('X4 a connection that dies after the COMMIT of a proof is answered with the one appointment, which has one letter', async () => {
  const { start, answer, again } = await proveOnCutLine('after COMMIT')
  expect(answer.status).toBe(201)
  const repeated = await again()
  expect([repeated.status, repeated.json]).toEqual([201, answer.json])
  expect([await countAt(start), await countLetters(start)]).toEqual([1, 1])
})
