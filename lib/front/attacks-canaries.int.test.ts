import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { type Attacked, openAttacked } from './testing/attacked'
import { headerNames, type RawLetter, receiveLetter } from './testing/letters'
import { expectShieldedAnswers } from './testing/proof'
import { becomeOwner, detailsOf, hold } from './testing/steps'
import { saidBy, Visitor } from './testing/visitor'

const mark = () => `canary${randomBytes(6).toString('hex')}`
// One word for each thing that somebody can tell us, so that a leak says what leaked.
const canaries = {
  name: mark(),
  email: mark(),
  note: mark(),
  reason: mark(),
  agent: mark(),
  referer: mark(),
  query: mark(),
  path: mark(),
  extra: mark(),
  wrong: mark(),
  key: mark(),
  message: mark(),
  writer: mark(),
  reader: mark(),
}
const email = `${canaries.email}@example.org`
const name = `${canaries.name} O'Neill <b>"x"</b>`
const phone = '+1 503 555 0173'

const met: {
  practice: Attacked
  letters: RawLetter[]
  practiceLetters: RawLetter[]
  id: string
  manage: string
  client: Visitor
} = {
  letters: [],
  practiceLetters: [],
  id: '',
  manage: '',
  client: new Visitor({ origin: '', publicUrl: '', answers: [] }),
  practice: await openAttacked(1, { WORKER: 'inline' }),
}
const { practice } = met
afterAll(() => practice.close())

const visitor = () => new Visitor(practice.sites[0])

beforeAll(async () => {
  const one = visitor()
  met.client = one
  const headers = { 'user-agent': canaries.agent, referer: `${practice.sites[0].origin}/${canaries.referer}` }
  await one.get(`/book?service=consultation&q=${canaries.query}`, headers)
  await one.get(`/%E2%82%AC${canaries.path}@example.org?email=${email}`, headers)
  await hold(one)
  const details = {
    ...(await detailsOf(practice, email)),
    name,
    phone,
    note: canaries.note,
    extra: canaries.extra,
    idempotencyKey: `${canaries.key}-0123456789abcdef`,
  }
  await one.send(
    '/book/details',
    { ...details, email: `${canaries.wrong}@@example.org`, idempotencyKey: '' },
    headers,
  )
  await one.submit('/book/details', {
    ...details,
    email: `${canaries.wrong}@@example.org`,
    idempotencyKey: '',
  })
  await one.send('/book/details', details, headers)
  const code = await receiveLetter(practice, email, /code/i)
  const proved = await one.send('/book/proof', { code: /\b\d{6}\b/.exec(code.raw)?.[0] }, headers)
  expect(proved.status).toBe(201)
  met.id = String(saidBy(proved).appointment)
  const confirmation = await receiveLetter(practice, email, /appointment/i)
  met.manage = /\/manage\/([\w-]{43})/.exec(confirmation.html)?.[1] ?? ''
  await one.get(`/manage/${met.manage}`, headers)
  await one.get(`/manage/${met.manage}/calendar`)
  await one.send(`/manage/${met.manage}/cancel`, { reason: canaries.reason }, headers)
  const cancelled = await receiveLetter(practice, email, /cancelled/i)
  met.letters.push(code, confirmation, cancelled)
  await visitor().submit('/contact', { name: canaries.writer, email: 'x@', message: canaries.message })
  const written = {
    name: canaries.writer,
    email: `${canaries.writer}@example.org`,
    message: canaries.message,
  }
  expect((await visitor().send('/contact', written, headers)).status).toBe(202)
  const asking = { email: `${canaries.reader}@example.org`, consent: newsletterConsent.version }
  expect((await visitor().send('/newsletter', asking, headers)).status).toBe(202)
  met.practiceLetters.push(
    await receiveLetter(practice, 'hello@lantern-and-tide.example', /message/i),
    await receiveLetter(practice, asking.email, /confirm/i),
  )
})

const found = (text: string) =>
  Object.entries(canaries)
    .filter(([, word]) => text.includes(word))
    .map(([what]) => what)

const headersOfALetter = 'Auto-Submitted Content-Type Date From MIME-Version Message-ID Subject To'.split(' ')

test('T41 every letter has exactly the headers of a letter and one recipient, whatever its reader is called', () => {
  expect(met.letters).toHaveLength(3)
  for (const letter of met.letters) {
    expect(headerNames(letter)).toEqual(headersOfALetter)
    expect(letter.to).toEqual([email])
  }
})

test('T68 no subject of a letter, and no title of a calendar entry, says anything that somebody told us', () => {
  for (const letter of met.letters) expect(found(letter.subject)).toEqual([])
  const entries = met.letters
    .flatMap(letter => letter.files)
    .join('\n')
    .replaceAll(/\r?\n /g, '')
  const told = entries.split(/\r?\n/).filter(line => /^(SUMMARY|LOCATION|DESCRIPTION)/.test(line))
  expect(told.length).toBeGreaterThanOrEqual(2)
  expect(found(told.join('\n'))).toEqual([])
})

test('T72 T68 what was written before an appointment, and why it was cancelled, is mailed to nobody', () => {
  for (const { raw, html, files } of met.letters) {
    const words = [raw, html, ...files, Buffer.from(raw, 'base64').toString()].join('\n')
    expect(found(words).filter(what => !['name', 'email'].includes(what))).toEqual([])
  }
})

test('T68 T41 the letter that a message waits says nothing of it, the one to confirm says nothing but its own address', () => {
  const told = met.practiceLetters.map(({ raw, html, files }) => found([raw, html, ...files].join('\n')))
  expect(told).toEqual([[], ['reader']])
  for (const letter of met.practiceLetters) expect(headerNames(letter)).toEqual(headersOfALetter)
})

test('T70 no letter asks for anything when it is opened', () => {
  for (const { html } of met.letters)
    expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(|\ssrc=/i)
})

test('T68 T69 V2 the server’s log holds nothing that somebody told us: no word, no address, no network, no token, no code', async () => {
  const logs = await practice.readLogs()
  expect(logs).toContain('"path":"/book/details"')
  expect(found(logs)).toEqual([])
  const secrets = [met.manage, met.client.network, '0173', ...met.client.cookies.values()]
  for (const secret of secrets) expect(logs.includes(secret), secret).toBe(false)
  const code = /\b\d{6}\b/.exec(met.letters[0]?.raw ?? '')?.[0] ?? 'none'
  expect(logs).not.toMatch(new RegExp(`\\b${code}\\b`))
})

test('V2 each request is one line of the log with method, path, status and time, and no more', async () => {
  const lines = (await practice.readLogs()).split('\n').filter(line => line.includes('"msg":"request"'))
  expect(lines.length).toBeGreaterThan(10)
  const names = ['level', 'method', 'ms', 'msg', 'path', 'status', 'time']
  for (const line of lines) {
    const facts: Record<string, unknown> = JSON.parse(line)
    expect(
      Object.keys(facts)
        .filter(key => key !== 'reference')
        .sort(),
      line,
    ).toEqual(names)
    expect(facts.path, line).not.toMatch(/[?@%]/)
  }
})

test('T49 a line break, an escape sequence or a megabyte in a request makes no second line and no long one', async () => {
  await visitor().get('/articles/x%0a%7B%22msg%22:%22forged%22%7D')
  await visitor().get('/articles/%1b%5b31mred')
  await visitor().get('/', { 'user-agent': 'a'.repeat(12_000) })
  const lines = (await practice.readLogs()).split('\n')
  expect(Math.max(...lines.map(line => line.length))).toBeLessThan(2_000)
  expect(lines.join('\n')).not.toMatch(/forged|aaaaaaaaaa/)
  expect(lines.join('\n')).not.toContain('\u001b')
})

test('T68 in the tables the note, the reason and the drafts stand sealed, and limits and audit know no address and no name', async () => {
  const places: Record<string, string[]> = {}
  const tables = await practice.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  for (const { name: table } of tables) {
    const [row] = await practice.query(
      `SELECT coalesce(string_agg(to_jsonb(t)::text, ''), '') AS text FROM "${table}" t`,
    )
    for (const what of found(String(row?.text))) places[what] = [...(places[what] ?? []), String(table)]
  }
  expect(places).toEqual({
    name: ['participant'],
    email: expect.toSatisfy((where: string[]) =>
      where.every(table => ['challenge', 'participant', 'person'].includes(table)),
    ),
    key: ['idempotency'],
  })
})

test('T68 no page of another visitor, no error and no open time says anything about the booker', async () => {
  const other = visitor()
  const paths = [
    '/',
    '/book',
    '/book/details',
    '/book/proof',
    '/book/done',
    '/account',
    '/sign-in',
    '/sign-in/proof',
    '/nothing',
    '/%',
    '/staff',
    `/staff/appointments/${met.id}`,
    `/manage/${met.manage}x`,
    '/api/slots?service=consultation',
    '/api/slots?service=%27',
    '/api/health/ready',
  ]
  for (const path of paths) expect(found((await other.get(path)).text), path).toEqual([])
})

test('T72 the note is shown to the assigned therapist alone, not to another one who owns the practice', async () => {
  const [row] = await practice.query(
    'SELECT t.slug FROM appointment a JOIN therapist t ON t.id = a.therapist_id WHERE a.id = $1',
    [met.id],
  )
  const others = await practice.query('SELECT slug FROM therapist WHERE slug <> $1 LIMIT 1', [row?.slug])
  const [assigned, other] = [visitor(), visitor()]
  await becomeOwner(practice, assigned, String(row?.slug))
  await becomeOwner(practice, other, String(others[0]?.slug))
  const path = `/staff/appointments/${met.id}`
  expect((await assigned.get(path)).text).toContain(canaries.note)
  const seen = await other.get(path)
  expect(seen.status).toBe(200)
  expect(seen.text).not.toContain(canaries.note)
})

test('T60 every answer around the canaries was shielded, and the book is sound', async () => {
  expectShieldedAnswers(practice.answers, 30)
  // Where an address was typed stays out of every address that we lead to.
  for (const { headers, path } of practice.answers) expect(found(headers.location ?? ''), path).toEqual([])
  await expectSoundBook()
})
