import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeToken } from '@/lib/crypto/tokens'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { type Attacked, openAttacked } from './testing/attacked'
import { makeLine } from './testing/line'
import { expectShieldedAnswers } from './testing/proof'
import { detailsOf, hold, listStarts, newAddress, readCode, signIn } from './testing/steps'
import { type Answer, saidBy, Visitor } from './testing/visitor'

const line = makeLine()
let practice: Attacked
beforeAll(async () => {
  practice = await openAttacked(1, {}, line)
})
afterAll(() => practice.close())

const visitor = () => new Visitor(practice.sites[0])
const count = async (sql: string, values: unknown[] = []) =>
  Number((await practice.query(`SELECT count(*) AS n FROM ${sql}`, values))[0]?.n)

/** What happens while the database cannot be reached. */
async function whileAway<T>(work: () => Promise<T>): Promise<T> {
  await line.cut()
  try {
    return await work()
  } finally {
    await line.mend()
  }
}

/** The fields of the one form of a page, as a browser would send them again. */
function fieldsOf({ text }: Answer): Record<string, string> {
  const fields = [...text.matchAll(/<textarea name="([^"]*)" hidden>\n([^<]*)<\/textarea>/g)]
  const plain = (html = '') =>
    html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  return Object.fromEntries(fields.map(([, name, value]) => [plain(name), plain(value)]))
}

test('X2 with the database away a program is told to come back, and the same request with the same key succeeds once', async () => {
  const one = visitor()
  const email = newAddress()
  const [start] = await listStarts(one)
  const wish = { service: 'consultation', state: 'OR', start, idempotencyKey: makeToken() }
  const away = await whileAway(() => one.send('/book/hold', wish))
  expect([away.status, saidBy(away)]).toEqual([503, expect.objectContaining({ error: 'not-now' })])
  expect(Number(away.headers['retry-after'])).toBeGreaterThan(0)
  expect((await one.send('/book/hold', wish)).status).toBe(201)
  const details = { ...(await detailsOf(practice, email)), idempotencyKey: makeToken() }
  expect((await whileAway(() => one.send('/book/details', details))).status).toBe(503)
  expect(await count('challenge WHERE email = $1', [email])).toBe(0)
  for (const _ of '12') expect((await one.send('/book/details', details)).status).toBe(202)
  expect(await count('challenge WHERE email = $1', [email])).toBe(1)
  const proof = { code: await readCode(practice, email), idempotencyKey: makeToken() }
  expect((await whileAway(() => one.send('/book/proof', proof))).status).toBe(503)
  const proved = [await one.send('/book/proof', proof), await one.send('/book/proof', proof)]
  expect(proved.map(answer => answer.status)).toEqual([201, 201])
  expect(
    await count(
      "appointment a JOIN participant p ON p.appointment_id = a.id WHERE p.email = $1 AND a.state = 'confirmed'",
      [email],
    ),
  ).toBe(1)
  expect(
    await count("letter WHERE kind = 'confirmation' AND appointment_id = $1", [
      saidBy(proved[0] ?? proved[1] ?? away).appointment,
    ]),
  ).toBe(1)
})

test('X2 with the database away a form comes back with every word that was typed, and pressing again books what was meant', async () => {
  const one = visitor()
  const email = newAddress()
  await hold(one)
  const typed = {
    ...(await detailsOf(practice, email)),
    name: `O'Neill <b>&amp;"x"</b>`,
    note: '\nTwo lines,\n</textarea><script>alert(1)</script>',
    phone: '',
    idempotencyKey: makeToken(),
  }
  const away = await whileAway(() => one.submit('/book/details', typed))
  expect(away.status).toBe(503)
  expect(Number(away.headers['retry-after'])).toBeGreaterThan(0)
  expect(fieldsOf(away)).toEqual(typed)
  expect(away.text).toContain('action="/book/details"')
  expect(away.text).not.toMatch(/<script|<b>/)
  const again = await one.submit('/book/details', fieldsOf(away))
  expect([again.status, again.headers.location]).toEqual([303, '/book/proof'])
  expect(await count('challenge WHERE email = $1', [email])).toBe(1)
  const [row] = await practice.query('SELECT name FROM participant WHERE email = $1', [email])
  expect(row?.name).toBe(typed.name)
})

test('X2 no password is written into the page that comes back, and no try without it is offered', async () => {
  const typed = { email: newAddress(), password: 'four words of somebody' }
  const away = await whileAway(() => visitor().submit('/staff/sign-in/password', typed))
  expect(away.status).toBe(503)
  expect(away.text).not.toMatch(/four words|<form|still here/)
})

test('T3 with the database away no private address answers 200, and who was signed in still is afterwards', async () => {
  const one = visitor()
  await signIn(practice, one, newAddress())
  const paths = [
    '/account',
    '/staff',
    '/staff/appointments',
    '/worksheets/pursuer-withdrawer/pdf',
    `/manage/${makeToken()}`,
  ]
  const statuses = await whileAway(async () => {
    const seen: number[] = []
    for (const path of paths) seen.push((await one.get(path)).status)
    return seen
  })
  expect(statuses).toEqual([503, 503, 503, 503, 503])
  expect(one.cookies.get('session')).toMatch(/^[\w-]{43}$/)
  expect((await one.get('/account')).status).toBe(200)
})

test('X6 with the database silent on its open connections every request is told to come back, and all is well when it speaks again', async () => {
  const one = visitor()
  const email = newAddress()
  await hold(one)
  const details = { ...(await detailsOf(practice, email)), idempotencyKey: makeToken() }
  line.hush()
  const away = await Promise.all([
    one.send('/book/details', details),
    one.get(`/manage/${makeToken()}`),
    one.get('/book/details'),
    one.get('/api/slots?service=consultation'),
    one.get('/api/health/ready'),
  ])
  line.speak()
  expect(away.map(answer => answer.status)).toEqual([503, 503, 503, 503, 503])
  for (const answer of away.slice(0, 4)) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect((await one.send('/book/details', details)).status).toBe(202)
  expect(await count('challenge WHERE email = $1', [email])).toBe(1)
})

test('T60 every answer while the database was away was shielded, and the book is sound', async () => {
  expectShieldedAnswers(practice.answers, 20)
  for (const { text, path } of practice.answers)
    expect(text, path).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|prisma/i)
  await expectSoundBook()
})
