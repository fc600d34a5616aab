import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal } from '@/lib/crypto/seal'
import { makeToken } from '@/lib/crypto/tokens'
import { env } from '@/lib/env'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { type Attacked, openAttacked } from './testing/attacked'
import { appearance, expectShieldedAnswers } from './testing/proof'
import { becomeOwner, book, detailsOf, hold, listStarts, newAddress, readCode, signIn } from './testing/steps'
import { saidBy, Visitor } from './testing/visitor'

let practice: Attacked
beforeAll(async () => {
  practice = await openAttacked()
})
afterAll(() => practice.close())

const visitor = () => new Visitor(practice.sites[0])
const count = async (sql: string, values: unknown[] = []) =>
  Number((await practice.query(`SELECT count(*) AS n FROM ${sql}`, values))[0]?.n)
const stateOf = async (id: string) =>
  (await practice.query('SELECT state FROM appointment WHERE id = $1', [id]))[0]?.state

test('T24 another’s appointment answers exactly like one that does not exist, by every address there is', async () => {
  const [own, other] = [visitor(), visitor()]
  await book(practice, own)
  const { id, manage } = await book(practice, other)
  await practice.query('UPDATE participant SET link_revoked_at = practice_now() WHERE appointment_id = $1', [
    id,
  ])
  const nobodys = '11111111-1111-4111-8111-111111111111'
  const pairs = [
    [`/staff/appointments/${id}`, `/staff/appointments/${nobodys}`],
    [`/manage/${manage}`, `/manage/${makeToken()}`],
    [`/manage/${manage}/calendar`, `/manage/${makeToken()}/calendar`],
    [`/manage/${id}`, `/manage/${nobodys}`],
  ] as const
  for (const [real, madeUp] of pairs)
    for (const who of [own, visitor()]) {
      const answer = await who.get(real)
      expect(answer.status, real).toBe(real.startsWith('/staff') && who !== own ? 307 : 404)
      expect(appearance(answer), real).toEqual(appearance(await who.get(madeUp)))
    }
  const posts = [
    [`/staff/appointments/${id}/cancel`, `/staff/appointments/${nobodys}/cancel`],
    [`/manage/${manage}/cancel`, `/manage/${makeToken()}/cancel`],
    [`/manage/${id}/cancel`, `/manage/${nobodys}/cancel`],
  ] as const
  for (const [real, madeUp] of posts) {
    const answer = await own.send(real, { reason: 'mine' })
    expect(answer.status, real).toBe(404)
    expect(appearance(answer), real).toEqual(appearance(await own.send(madeUp, { reason: 'mine' })))
  }
  expect(await stateOf(id)).toBe('confirmed')
})

test('T29 a letter’s link opens one appointment: it signs nobody in, tells little, and is over with it', async () => {
  const details = { name: 'Canary Name', phone: '+1 503 555 0187', note: 'canary note' }
  const { id, manage, email } = await book(practice, visitor(), details)
  const bystander = await book(practice, visitor())
  expect(manage).toMatch(/^[\w-]{43}$/)
  const holder = visitor()
  const page = await holder.get(`/manage/${manage}`)
  expect(page.status).toBe(200)
  for (const told of [email, '0187', 'canary note', 'Canary Name']) expect(page.text).not.toContain(told)
  const cancelled = await holder.send(`/manage/${manage}/cancel`, { reason: 'canary reason' })
  expect([cancelled.status, saidBy(cancelled)]).toEqual([200, { state: 'cancelled' }])
  expect((await holder.send(`/manage/${manage}/cancel`, {})).status).toBe(200)
  expect((await holder.get(`/manage/${manage}`)).text).toContain('This appointment is cancelled')
  expect(holder.cookies.has('session')).toBe(false)
  expect((await holder.get('/account')).status).toBe(307)
  expect([await stateOf(id), await stateOf(bystander.id)]).toEqual(['cancelled', 'confirmed'])
})

test('T29 when the appointment is over its link says only that, and changes nothing', async () => {
  const { id, manage } = await book(practice, visitor())
  const shift = (words: string) =>
    practice.query(
      `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now() + interval ''${words}'''`,
    )
  await shift('90 days')
  const page = await visitor().get(`/manage/${manage}`)
  const refused = await visitor().send(`/manage/${manage}/cancel`, {})
  await shift('0 days')
  expect(page.status).toBe(200)
  expect(page.text).toContain('This appointment is over')
  expect([refused.status, saidBy(refused)]).toEqual([409, { error: 'ended' }])
  expect(await stateOf(id)).toBe('confirmed')
})

test('T30 T31 somebody else’s address at booking signs nobody in, shows nothing of theirs and changes nothing of theirs', async () => {
  const victim = await book(practice, visitor(), { name: 'Victoria Canary', phone: '+1 503 555 0199' })
  const rows = () =>
    practice.query(
      'SELECT to_jsonb(p) AS person, (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.id) FROM participant s WHERE s.person_id = p.id) AS seats FROM person p WHERE email = $1',
      [victim.email],
    )
  const before = await rows()
  const [mallory, other] = [visitor(), visitor()]
  const told = []
  for (const [one, email] of [
    [mallory, victim.email],
    [other, newAddress()],
  ] as const) {
    await hold(one)
    const details = { ...(await detailsOf(practice, email)), name: 'Mallory' }
    const given = await one.send('/book/details', details)
    const { heldUntil: _, ...said } = saidBy(given)
    told.push({ status: given.status, said, headers: Object.keys(given.headers) })
  }
  expect(told[0]).toEqual(told[1])
  for (const path of ['/book', '/book/details', '/book/proof', '/book/done', '/account', '/sign-in/proof'])
    expect((await mallory.get(path)).text, path).not.toMatch(/Victoria|555.{0,3}0199/)
  expect(mallory.cookies.has('session')).toBe(false)
  for (const _ of '12345') await mallory.send('/book/proof', { code: '000000' })
  expect((await mallory.get('/account')).status).toBe(307)
  expect(await rows()).toEqual(before)
})

test('T30 somebody signed in who gives another address is not believed: it must be proved, and then the session is that one’s', async () => {
  const mallory = visitor()
  const own = newAddress()
  await signIn(practice, mallory, own)
  const former = mallory.cookies.get('session')
  await hold(mallory)
  const email = newAddress()
  const given = await mallory.send('/book/details', await detailsOf(practice, email))
  expect([given.status, saidBy(given).next]).toEqual([202, '/book/proof'])
  expect(
    await count(
      "appointment a JOIN participant p ON p.appointment_id = a.id WHERE p.email = $1 AND a.state = 'confirmed'",
      [email],
    ),
  ).toBe(0)
  const proved = await mallory.send('/book/proof', { code: await readCode(practice, email) })
  expect(proved.status).toBe(201)
  expect((await mallory.get('/account')).text).toContain(email)
  const thief = visitor()
  thief.cookies.set('session', former ?? '')
  expect((await thief.get('/account')).status).toBe(307)
})

test('T63 one browser holds one time, one network ten in ten minutes, and a real client still books', async () => {
  const hoarder = visitor()
  const starts = await listStarts(hoarder)
  for (const start of starts.slice(0, 5))
    await hoarder.send('/book/hold', { service: 'consultation', state: 'OR', start })
  const [mine] = await practice.query('SELECT browser_hash FROM appointment ORDER BY created_at DESC LIMIT 1')
  expect(await count("appointment WHERE state = 'held' AND browser_hash = $1", [mine?.browser_hash])).toBe(1)
  const statuses: number[] = []
  for (const start of starts.slice(5, 11)) {
    const next = new Visitor(practice.sites[0], hoarder.network)
    const answer = await next.send('/book/hold', { service: 'consultation', state: 'OR', start })
    statuses.push(answer.status)
    if (answer.status === 429) expect(answer.headers['retry-after']).toBe('600')
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
  expect(await stateOf((await book(practice, visitor())).id)).toBe('confirmed')
})

test('T63 one address has three open appointments at most, and the fourth is refused at its proof', async () => {
  const one = visitor()
  const { email } = await book(practice, one)
  const statuses: number[] = []
  const said: unknown[] = []
  for (const _ of '123') {
    await hold(one, { start: (await listStarts(one)).at(-1 - statuses.length * 4) })
    const answer = await one.send('/book/details', await detailsOf(practice, email))
    statuses.push(answer.status)
    said.push(saidBy(answer))
  }
  expect(statuses).toEqual([201, 201, 409])
  expect(said.at(-1)).toEqual({ error: 'too-many' })
})

const wrongQueries: readonly (readonly [query: string, parameter: string])[] = [
  ['', 'service'],
  ['service=', 'service'],
  ['service=unknown', 'service'],
  ["service=consultation'--", 'service'],
  ['service=consultation&service=consultation', 'service'],
  ['service=consultation&therapist=nobody', 'therapist'],
  ['service=consultation&therapist=%00', 'therapist'],
  ['service=consultation&days=0', 'days'],
  ['service=consultation&days=63', 'days'],
  ['service=consultation&days=-1', 'days'],
  ['service=consultation&days=1e1', 'days'],
  ['service=consultation&days=99999999999999999999', 'days'],
  ['service=consultation&days=7&days=8', 'days'],
  ['service=consultation&days=1.5', 'days'],
  ['service=consultation&days=7%20', 'days'],
  ['service=consultation&days=', 'days'],
  ['service=consultation&days=%D9%A7', 'days'],
  ['service=consultation&days=1000000000', 'days'],
  ['service=consultation&from=2026-02-30', 'from'],
  ['service=consultation&from=9999-12-31', 'from'],
  ['service=consultation&from=0000-00-00', 'from'],
  ['service=consultation&from=-000001-01-01', 'from'],
  ['service=consultation&from=tomorrow', 'from'],
  ['service=consultation&from=275760-09-13', 'from'],
  ['service=consultation&from=2026-12-01T00:00:00Z', 'from'],
  ['service=consultation&from=2026-12-01%00', 'from'],
  ['service=consultation&from=3000-01-01', 'from'],
  ['service=consultation&zone=Mars/Olympus', 'zone'],
  ['service=consultation&zone=%2B25:00', 'zone'],
  ['service=consultation&zone=../../etc/passwd', 'zone'],
  [`service=consultation&zone=${'A'.repeat(5000)}/B`, 'zone'],
  ['service=consultation&zone=PST', 'zone'],
  ['service=consultation&zone=America/Los_Angeles%00', 'zone'],
  ['service=consultation&zone=UTC&zone=UTC', 'zone'],
  ['service[]=consultation', 'service'],
  [`service=${'a'.repeat(5000)}`, 'service'],
  [`service=consultation&therapist=${'a'.repeat(5000)}`, 'therapist'],
  ['service=consultation&therapist=', 'therapist'],
  ['service=consultation&place=moon', 'place'],
  ['service=consultation&place=portland', 'place'],
  ['service=consultation&party=3', 'party'],
  ['service=consultation&party=[1]', 'party'],
  ['service=individual-session&party=2', 'party'],
  ['service=couple-session&party=1', 'party'],
  ['service=consultation&state=Oregon', 'state'],
  ['service=consultation&state=ZZ', 'state'],
  ['service=consultation&state=%E2%82%AC%E2%82%AC', 'state'],
]

test('T64 a wrong parameter of the open times is 400 and named', async () => {
  for (const [query, parameter] of wrongQueries) {
    const answer = await visitor().get(`/api/slots?${query}`)
    expect([answer.status, saidBy(answer)], query).toEqual([400, { parameter, error: expect.any(String) }])
  }
})

test('T64 no range is too far away or too odd to be answered: 62 days at most, in any zone', async () => {
  const first = (await listStarts(visitor()))[0] ?? ''
  for (const query of [
    'from=1900-01-01',
    'from=2999-12-31',
    'zone=Pacific/Kiritimati',
    'zone=Etc/GMT%2B12',
    'a=b',
    'zone=US/Pacific',
    'zone=Asia/Calcutta',
    'zone=asia/kolkata',
    'state=wa',
    'from=2999-12-01&zone=Pacific/Kiritimati',
  ]) {
    const answer = await visitor().get(`/api/slots?service=consultation&days=62&${query}`)
    expect(answer.status, query).toBe(200)
    const slots = saidBy(answer).slots as { start: string }[] // proof: the answer of /api/slots, as the interface says
    for (const { start } of slots) expect(Date.parse(start) - Date.parse(first)).toBeLessThan(63 * 86_400_000)
  }
  for (const start of ['1900-01-01T00:00:00Z', '2999-12-31T23:59:59.999Z', '2026-12-01T17:30:00+23:59'])
    expect(
      (await visitor().send('/book/hold', { service: 'consultation', state: 'OR', start })).status,
      start,
    ).toBe(409)
})

const shownAt = (ms: number) => seal(String(ms), 'form/shown', env().encryptionKeys).toString('base64url')

test('B11 a filled honeypot, or a form back before anybody could type, is answered as success and does nothing', async () => {
  const one = visitor()
  await hold(one)
  const email = newAddress()
  const details = await detailsOf(practice, email)
  const tooSoon = shownAt(Date.now() + 60_000)
  for (const trap of [{ website: 'http://spam.example' }, { shown: tooSoon }]) {
    const programs = [
      await one.send('/sign-in', { email, ...trap }),
      await one.send('/book/details', { ...details, ...trap }),
    ]
    expect(programs.map(answer => [answer.status, saidBy(answer).next])).toEqual([
      [202, '/sign-in/proof'],
      [202, '/book/proof'],
    ])
    const browsers = [
      await one.submit('/sign-in', { email, ...trap }),
      await one.submit('/book/details', { ...details, ...trap }),
    ]
    expect(browsers.map(answer => [answer.status, answer.headers.location])).toEqual([
      [303, '/sign-in/proof'],
      [303, '/book/proof'],
    ])
  }
  expect(await count('challenge WHERE email = $1', [email])).toBe(0)
  expect(await practice.readLogs()).toContain('"form":"book-details","msg":"form-dropped"')
})

test('B11 a form sent after a human while, and a program’s that says no time, are taken', async () => {
  const answers = [
    await visitor().submit('/sign-in', {
      email: newAddress(),
      shown: shownAt(Date.now() - 10_000),
      website: '',
    }),
    await visitor().send('/sign-in', { email: newAddress() }),
  ]
  expect(answers.map(answer => answer.status)).toEqual([303, 202])
  expect(
    await count("challenge WHERE purpose = 'sign-in' AND created_at > now() - interval '1 minute'"),
  ).toBeGreaterThanOrEqual(2)
})

const shownIn = ({ text }: { text: string }) => /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? ''

test('B11 a form that came back is not judged by time again: a word put right at once is taken', async () => {
  const one = visitor()
  const [email, name] = [newAddress(), 'Quick Reader']
  const words = { name, message: 'Do you see couples on Fridays?', website: '' }
  const shown = shownAt(Date.now() - 10_000)
  expect((await one.submit('/contact', { ...words, email: 'bad', shown })).headers.location).toMatch(
    /^\/contact/,
  )
  const back = await one.get('/contact')
  expect(back.text).toContain('Quick Reader')
  const before = await count('message')
  await one.submit('/contact', { ...words, email, shown: shownIn(back) })
  expect(await count('message')).toBe(before + 1)
})

test('B5 B11 whoever was faster than a machine may be finds every word again, is told why, and is taken at the second press', async () => {
  const one = visitor()
  await hold(one)
  const email = newAddress()
  const details = { ...(await detailsOf(practice, email)), name: 'Quick Reader' }
  await one.submit('/book/details', { ...details, shown: shownIn(await one.get('/book/details')) })
  const again = await one.get('/book/details')
  expect(again.text).toContain('Quick Reader')
  expect(again.text).toContain('Please send it once more.')
  expect(await count('challenge WHERE email = $1', [email])).toBe(0)
  const earlier = shownAt(Date.now() - 10_000)
  await one.submit('/book/details', { ...details, shown: earlier })
  expect(await count('challenge WHERE email = $1', [email])).toBe(1)
})

test('I16 a step repeated under its key gets the same answer and the same cookie, also in a browser that lost the first', async () => {
  const idempotencyKey = makeToken()
  const [start] = await listStarts(visitor())
  const wish = { service: 'consultation', state: 'OR', start, idempotencyKey }
  const [first, again] = [visitor(), visitor()]
  const before = await count('appointment')
  const answers = [await first.send('/book/hold', wish), await again.send('/book/hold', wish)]
  expect(answers[1]?.text).toBe(answers[0]?.text)
  expect(answers[1]?.headers['set-cookie']).toEqual(answers[0]?.headers['set-cookie'])
  expect(await count('appointment')).toBe(before + 1)
  const other = await visitor().send('/book/hold', { ...wish, state: 'WA' })
  expect([other.status, saidBy(other)]).toEqual([422, { error: 'other-content' }])

  const email = newAddress()
  const details = { ...(await detailsOf(practice, email)), idempotencyKey: makeToken() }
  for (const who of [first, again]) expect((await who.send('/book/details', details)).status).toBe(202)
  expect(await count('challenge WHERE email = $1', [email])).toBe(1)
  const changed = await first.send('/book/details', { ...details, name: 'Somebody Else' })
  expect([changed.status, saidBy(changed)]).toEqual([422, { error: 'other-content' }])

  const proof = { code: await readCode(practice, email), idempotencyKey: makeToken() }
  const proved = [await first.send('/book/proof', proof), await again.send('/book/proof', proof)]
  expect(proved.map(answer => answer.status)).toEqual([201, 201])
  expect(proved[1]?.text).toBe(proved[0]?.text)
  expect(again.cookies.get('session')).toBe(first.cookies.get('session'))
})

test('I16 a key that could be guessed hands nobody’s cookie to a stranger', async () => {
  const [start] = await listStarts(visitor())
  const wish = { service: 'consultation', state: 'OR', start, idempotencyKey: 'order-1' }
  const [own, stranger] = [visitor(), visitor()]
  expect((await own.send('/book/hold', wish)).status).toBe(201)
  await stranger.send('/book/hold', wish)
  expect(stranger.cookies.get('browser')).toMatch(/^[\w-]{43}$/)
  expect(stranger.cookies.get('browser')).not.toBe(own.cookies.get('browser'))
})

test('T26 an owner’s session is no client’s, and a client’s no owner’s', async () => {
  const owner = visitor()
  await becomeOwner(practice, owner, 'maren-okafor')
  expect((await owner.get('/account')).status).toBe(307)
  const client = visitor()
  await signIn(practice, client, newAddress())
  for (const path of ['/staff', '/staff/appointments', '/staff/tasks', '/staff/sessions']) {
    expect((await client.get(path)).status, path).toBe(404)
    expect((await owner.get(path)).status, path).toBe(200)
  }
})

test('T60 every answer at booking was shielded, and the book is sound', async () => {
  expectShieldedAnswers(practice.answers, 150)
  expect(practice.answers.filter(answer => answer.status >= 500).map(answer => answer.path)).toEqual([])
  await expectSoundBook()
})
