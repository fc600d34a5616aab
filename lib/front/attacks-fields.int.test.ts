import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '@/lib/crypto/seal'
import { auditPlace } from '@/lib/data/write/audit'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import { env } from '@/lib/env'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { type Attacked, openAttacked } from './testing/attacked'
import { hostileAddresses, hostileWords } from './testing/hostile'
import { listPostRoutes } from './testing/post-routes'
import { checksums, expectShieldedAnswers } from './testing/proof'
import { becomeOwner, book, detailsOf, hold, listStarts, newAddress, readCode, signIn } from './testing/steps'
import { saidBy, Visitor } from './testing/visitor'

let practice: Attacked
beforeAll(async () => {
  practice = await openAttacked()
})
afterAll(() => practice.close())

const visitor = () => new Visitor(practice.sites[0])
const json = { accept: 'application/json', 'content-type': 'application/json' }

async function countLetters(): Promise<number> {
  return Number((await practice.query('SELECT count(*) AS n FROM letter'))[0]?.n)
}

test('T12 no hostile address gets past signing in, booking, writing to us or asking for the newsletter, and no letter is written to one', async () => {
  const booker = visitor()
  await hold(booker)
  const before = await countLetters()
  const details = await detailsOf(practice, '')
  for (const email of hostileAddresses) {
    const asked = await visitor().send('/sign-in', { email })
    const given = await booker.send('/book/details', { ...details, email })
    const consent = newsletterConsent.version
    const subscribed = await visitor().send('/newsletter', { email, consent })
    const written = await visitor().send('/contact', { email, name: 'Sam', message: 'Hello' })
    for (const answer of [asked, given, subscribed, written]) {
      expect(answer.status, email).toBe(422)
      expect(saidBy(answer), email).toEqual({ errors: { email: expect.any(String) } })
    }
  }
  expect(await countLetters()).toBe(before)
})

test('T13 capital letters make no second person, and a look-alike makes no first one', async () => {
  const email = newAddress()
  await signIn(practice, visitor(), email)
  const loud = visitor()
  await loud.send('/sign-in', { email: email.toUpperCase() })
  const code = await readCode(practice, email, 'sign-in-code')
  expect((await loud.send('/sign-in/proof', { code })).status).toBe(200)
  expect(await practice.query('SELECT email FROM person WHERE lower(email) = $1', [email])).toEqual([
    { email },
  ])
  // A domain in another script is another domain: its ASCII form is what is stored and written to.
  const alike = email.replace('example', 'ex\u0430mple')
  await signIn(practice, visitor(), alike.replace('ex\u0430mple.org', 'xn--exmple-4nf.org'))
  await visitor().send('/sign-in', { email: alike })
  const rows = await practice.query('SELECT email FROM challenge WHERE email LIKE $1', [
    `${email.split('@')[0]}@%`,
  ])
  expect(new Set(rows.map(row => row.email))).toEqual(
    new Set([email, alike.replace('ex\u0430mple.org', 'xn--exmple-4nf.org')]),
  )
})

const formFields: Readonly<Record<string, readonly string[]>> = {
  '/book/hold': ['service', 'start', 'therapist', 'place', 'party', 'state', 'zone', 'idempotencyKey'],
  '/book/details': [
    'name',
    'email',
    'phone',
    'adult',
    'policies',
    'note',
    'website',
    'shown',
    'idempotencyKey',
  ],
  '/book/code': ['idempotencyKey'],
  '/book/proof': ['code', 'idempotencyKey'],
  '/sign-in': ['email', 'next', 'website', 'shown', 'idempotencyKey'],
  '/sign-in/code': ['idempotencyKey'],
  '/sign-in/proof': ['code', 'idempotencyKey'],
  '/sign-out': ['idempotencyKey'],
  '/contact': ['name', 'email', 'phone', 'message', 'website', 'shown', 'idempotencyKey'],
  '/newsletter': ['email', 'consent', 'website', 'shown', 'idempotencyKey'],
  '/manage/TOKEN/cancel': ['reason', 'idempotencyKey'],
  '/setup/details': ['token', 'name', 'email', 'password'],
  '/setup/confirm': ['token', 'totp'],
  '/invitation/details': ['token', 'name', 'password'],
  '/invitation/confirm': ['token', 'totp'],
  '/staff/sign-in/password': ['email', 'password'],
  '/staff/sign-in/totp': ['totp'],
}

const isStored = (form: string, field: string) =>
  form === '/book/hold' ||
  form === '/contact' ||
  (form === '/book/details' && ['name', 'email', 'phone', 'note'].includes(field))

let times: Promise<string[]> | undefined

/** Another open time for each who asks, so that visitors at the same moment do not take one from each other. */
async function nextStart(one: Visitor): Promise<string> {
  times ??= listStarts(one)
  return (await times).pop() ?? ''
}

/** A visitor at the point where this form is next, and what would be right in it. */
async function standAt(path: string): Promise<{ one: Visitor; right: Record<string, string> }> {
  const one = visitor()
  const email = newAddress()
  const start = path === '/book/hold' ? await nextStart(one) : ''
  if (path.startsWith('/book/') && path !== '/book/hold')
    expect((await hold(one, { start: await nextStart(one) })).status).toBe(201)
  const details = await detailsOf(practice, email)
  if (path === '/book/proof' || path === '/book/code') await one.send('/book/details', details)
  if (path === '/sign-in/proof' || path === '/sign-in/code') await one.send('/sign-in', { email })
  const right: Record<string, Record<string, string>> = {
    '/book/hold': { service: 'consultation', state: 'OR', start },
    '/book/details': details,
    '/book/proof': { code: '12' },
    '/sign-in': { email },
    '/contact': { name: 'Sam Abara', email, message: 'Hello' },
    '/newsletter': { email, consent: newsletterConsent.version },
    '/sign-in/proof': { code: '12' },
  }
  return { one, right: right[path] ?? {} }
}

test('T41 T45 T47 hostile words in every field of every form are answered, never failed on, as JSON and as a form', {
  timeout: 180_000,
}, async () => {
  for (const [form, fields] of Object.entries(formFields)) {
    const path = form.replace('TOKEN', 'A'.repeat(43))
    for (const field of fields) {
      const answers = await Promise.all(
        hostileWords.map(async (words, at) => {
          // What is stored is tried by somebody whose turn it is; the rest mostly by visitors out of turn.
          const { one, right } = await standAt(at % 8 === 0 || isStored(form, field) ? form : '')
          await one.send(path, { ...right, [field]: words })
          return one.submit(path, { ...right, [field]: words.toWellFormed() })
        }),
      )
      expect(
        answers.map(({ status }) => status).filter(status => status < 300),
        `${path} ${field}`,
      ).toEqual([])
    }
  }
  expect(practice.answers.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([])
})

test('T45 T47 a reason that cannot be written is refused and cancels nothing, and a hostile one is kept as words', async () => {
  const { id, manage } = await book(practice, visitor())
  const cancel = (reason: string) => visitor().send(`/manage/${manage}/cancel`, { reason })
  for (const reason of ['a\u0000b', 'lone \ud800', '\u001b[31m', 'a'.repeat(501)]) {
    const answer = await cancel(reason)
    expect([answer.status, saidBy(answer)], reason).toEqual([422, { errors: { reason: expect.any(String) } }])
  }
  const [before] = await practice.query('SELECT state FROM appointment WHERE id = $1', [id])
  expect(before?.state).toBe('confirmed')
  const reason = `'); DROP TABLE person; --\n</script><script>alert(1)</script>`
  expect((await cancel(reason)).status).toBe(200)
  const [entry] = await practice.query(
    "SELECT values_sealed FROM audit_entry WHERE appointment_id = $1 AND action = 'cancel'",
    [id],
  )
  const sealed = entry?.values_sealed
  const kept = sealed instanceof Buffer ? open(sealed, auditPlace(id), env().encryptionKeys) : ''
  expect(JSON.parse(kept)).toEqual({ reason })
})

test('T47 strange tokens and ids in the path of a form are not found, or over, and never a failure', async () => {
  const owner = visitor()
  await becomeOwner(practice, owner, 'maren-okafor')
  const odd: string[] = []
  for (const token of [
    '€',
    '李',
    'é',
    "'",
    '"',
    ' ',
    '<script>',
    'a'.repeat(6000),
    '__proto__',
    '%25',
    ';',
    '\u202e',
    '~',
  ].map(encodeURIComponent))
    for (const path of listPostRoutes(token)
      .filter(path => path.includes(token))
      .concat(`/staff/appointments/${token}/cancel`, `/staff/tasks/${token}/tick`))
      for (const answer of [
        await owner.submit(path, { reason: 'a'.repeat(600) }),
        await owner.send(path, {}),
        await owner.get(path.replace(/\/\w+$/, '')),
      ])
        if (answer.status >= 500 || (answer.method === 'POST' && answer.status < 300))
          odd.push(`${answer.status} ${answer.method} ${path.slice(0, 60)}`)
  expect(odd).toEqual([])
})

const bookable = [
  'O\'Brien"; DROP TABLE person; --',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  'Zoë 👩‍❤️‍👨 李 نور',
  '{{7*7}}#{7*7}',
]

test.each(bookable)(
  'T42 T45 T47 somebody called %s books, is kept letter for letter and is text on every page',
  async name => {
    const one = visitor()
    const note = `${name}\n</script><img src=x onerror=alert(1)>`
    const { id, email, manage } = await book(practice, one, { name, note })
    const [row] = await practice.query('SELECT name, email FROM participant WHERE appointment_id = $1', [id])
    expect(row).toEqual({ name, email })
    const owner = visitor()
    await becomeOwner(practice, owner, await therapistOf(id))
    const record = await owner.get(`/staff/appointments/${id}`)
    expect(record.status).toBe(200)
    expect(readHtml(record.text)).toContain(name)
    expect(readHtml(record.text)).toContain('</script><img src=x')
    const pages = [
      record,
      await one.get('/account'),
      await one.get(`/manage/${manage}`),
      await owner.get('/staff/appointments'),
    ]
    for (const { text } of pages) expect(text).not.toMatch(/<script>alert|<img src=x/)
  },
)

async function therapistOf(id: string): Promise<string> {
  const [row] = await practice.query(
    'SELECT t.slug FROM appointment a JOIN therapist t ON t.id = a.therapist_id WHERE a.id = $1',
    [id],
  )
  return String(row?.slug)
}

const readHtml = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

test('T45 words that come back to a form with its mistakes are all there, and are text', async () => {
  const one = visitor()
  await hold(one)
  const name = '"><img src=x onerror=alert(1)>'
  const note = '</textarea><script>alert(1)</script>'
  const sent = await one.submit('/book/details', { ...(await detailsOf(practice, 'nobody')), name, note })
  expect([sent.status, sent.headers.location]).toEqual([303, '/book/details'])
  const { text } = await one.get('/book/details')
  expect(readHtml(text)).toContain(`value="${name}"`)
  expect(readHtml(text)).toContain(`${note}</textarea>`)
  expect(text).not.toMatch(/<script>alert|<img src=x/)
})

const strange = [
  '[]',
  '[{"code":"123456"}]',
  '"text"',
  '1',
  'null',
  'true',
  '{',
  '',
  '{"email":{"not":""}}',
  '{"email":["a@example.org"]}',
  '{"code":{"$ne":null}}',
  '{"name":{"OR":[{}]}}',
  '{"email":1e400}',
  '{"__proto__":{"isOwner":true}}',
  '{"constructor":{"prototype":{"a":1}}}',
  `{"email":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  '{"a":"1","a":"2"}',
]

test('T28 T51 bodies of any other shape are refused or count as empty at every form, and change nothing', async () => {
  const owner = visitor()
  await becomeOwner(practice, owner, 'maren-okafor')
  const before = await checksums(practice, {
    limit_window: 'true',
    idempotency: 'true',
    audit_entry: "t.action LIKE 'refus%'",
  })
  const odd: string[] = []
  for (const path of listPostRoutes().filter(path => !/sign-out|sessions\/end|kept/.test(path)))
    for (const body of strange) {
      const { status } = await owner.post(path, body, json)
      if (status < 400 || status >= 500) odd.push(`${status} ${path} ${body.slice(0, 60)}`)
    }
  expect(odd).toEqual([])
  expect(
    await checksums(practice, {
      limit_window: 'true',
      idempotency: 'true',
      audit_entry: "t.action LIKE 'refus%'",
    }),
  ).toEqual(before)
  expect(({} as Record<string, unknown>).isOwner).toBeUndefined()
})

test('T28 names sent twice, files and broken multipart bodies are refused as malformed', async () => {
  const type = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
  const multipart = { accept: 'application/json', 'content-type': 'multipart/form-data; boundary=x' }
  const file = '--x\r\nContent-Disposition: form-data; name="email"; filename="a"\r\n\r\nhello\r\n--x--\r\n'
  for (const path of ['/sign-in', '/book/details', '/book/hold', '/book/proof', '/sign-in/proof']) {
    expect((await visitor().post(path, 'email=a@example.org&email=b@example.org', type)).status, path).toBe(
      400,
    )
    expect((await visitor().post(path, file, multipart)).status, path).toBe(400)
    expect((await visitor().post(path, '--x\r\nbroken', multipart)).status, path).toBe(400)
    expect((await visitor().post(path, 'a'.repeat(65_537), type)).status, path).toBe(413)
    const many = Array.from({ length: 10_000 }, (_, at) => `f${at}=`)
      .join('&')
      .slice(0, 65_000)
    expect((await visitor().post(path, many, type)).status, path).toBeLessThan(500)
  }
})

test('T27 T51 fields that nobody asks for change nothing of what is booked', async () => {
  const one = visitor()
  const extra = {
    id: '00000000-0000-4000-8000-000000000001',
    appointmentId: 'x',
    status: 'confirmed',
    state2: 'x',
    role: 'owner',
    personId: 'x',
    clientId: 'x',
    therapistId: 'x',
    priceCents: '-1',
    price: '0',
    version: '99',
    createdAt: '1999-01-01',
    heldUntil: '2999-01-01T00:00:00Z',
    party2: '2',
    confirmedAt: '1999-01-01',
    browserHash: 'x',
    isInstant: 'true',
    constructor: 'x',
    toString: 'x',
  }
  const proto = (fields: object) => JSON.stringify({ ...fields, ...extra }).replace('{', '{"__proto__":"x",')
  const [start] = await listStarts(one)
  const held = await one.post('/book/hold', proto({ service: 'consultation', state: 'OR', start }), json)
  expect(held.status).toBe(201)
  const email = newAddress()
  expect((await one.post('/book/details', proto(await detailsOf(practice, email)), json)).status).toBe(202)
  const proved = await one.post('/book/proof', proto({ code: await readCode(practice, email) }), json)
  expect(proved.status).toBe(201)
  const [row] = await practice.query(
    "SELECT state, party, version, price_cents, starts_at, created_at > now() - interval '1 day' AS fresh FROM appointment WHERE id = $1",
    [saidBy(proved).appointment],
  )
  expect(row).toMatchObject({
    state: 'confirmed',
    party: 1,
    version: 3,
    price_cents: 0,
    starts_at: new Date(String(start)),
    fresh: true,
  })
  const [staff] = await practice.query('SELECT count(*)::int AS n FROM staff_member WHERE email = $1', [
    email,
  ])
  expect(staff?.n).toBe(0)
  expect((await one.get('/staff')).status).toBe(404)
})

test('T60 every answer to these fields was shielded, and the book is sound', async () => {
  expectShieldedAnswers(practice.answers, 1000)
  expect(practice.answers.filter(answer => answer.status >= 500).map(answer => answer.path)).toEqual([])
  await expectSoundBook()
})
