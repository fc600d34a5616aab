import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { runProgram } from '@/scripts/testing/program'
import { type Attacked, openAttacked } from './testing/attacked'
import { appearance, expectShieldedAnswers } from './testing/proof'
import { book, hold, newAddress, readCode, readSignInLink, signIn } from './testing/steps'
import { saidBy, Visitor } from './testing/visitor'

let practice: Attacked
beforeAll(async () => {
  practice = await openAttacked(2)
})
afterAll(() => practice.close())

const visitor = () => new Visitor(practice.sites[0])
const accountOf = async (one: Visitor) => (await one.get('/account')).status

async function countLetters(): Promise<number> {
  return Number((await practice.query('SELECT count(*) AS n FROM letter'))[0]?.n)
}

test('T14 an address we know and one we do not are answered alike: status, body and headers', async () => {
  const [known, unknown] = [newAddress(), newAddress()]
  await signIn(practice, visitor(), known)
  const asked = async (email: string) => {
    const one = visitor()
    return [
      appearance(await one.send('/sign-in', { email })),
      appearance(await one.get('/sign-in/proof')),
      appearance(await one.send('/sign-in/proof', { code: '000000' })),
      appearance(await one.submit('/sign-in', { email })),
    ]
  }
  const hide = async (email: string) => JSON.stringify(await asked(email)).replaceAll(email, '@')
  expect(await hide(known)).toBe(await hide(unknown))
})

test('T15 one address gets three codes in a quarter of an hour, from however many networks and servers, also at once', async () => {
  const victim = newAddress()
  const asking = Array.from({ length: 10 }, (_, at) =>
    new Visitor(practice.sites[at % 2] ?? practice.sites[0]).send('/sign-in', { email: victim }),
  )
  const answers = await Promise.all(asking)
  const counts = Map.groupBy(answers, answer => answer.status)
  expect([counts.get(202)?.length, counts.get(429)?.length]).toEqual([3, 7])
  for (const refused of counts.get(429) ?? []) expect(refused.headers['retry-after']).toBe('900')
})

test('T15 the victim’s own last code still works while strangers ask for more', async () => {
  const victim = newAddress()
  const own = visitor()
  await own.send('/sign-in', { email: victim })
  const code = await readCode(practice, victim, 'sign-in-code')
  for (const _ of 'abcd') await visitor().send('/sign-in', { email: victim })
  for (const _ of 'abcdef') await visitor().send('/sign-in/proof', { code: '123456' })
  const answer = await own.send('/sign-in/proof', { code })
  expect(answer.status).toBe(200)
  expect(await accountOf(own)).toBe(200)
})

test('T15 one network gets twenty codes in ten minutes, for whatever addresses', async () => {
  const one = visitor()
  const statuses: number[] = []
  for (let at = 0; at < 21; at += 1)
    statuses.push((await one.send('/sign-in', { email: newAddress() })).status)
  expect(statuses).toEqual([...Array(20).fill(202), 429])
  const page = await one.submit('/sign-in', { email: newAddress() })
  expect([page.status, page.headers['retry-after']]).toEqual([429, '900'])
  expect(page.text).toMatch(/try again in 15 minutes, or call us: <a [^>]+>\(503\) 555-0142<\/a>\./)
  expect((await visitor().send('/sign-in', { email: newAddress() })).status).toBe(202)
})

test('T8 a code opens nothing in another browser, for another purpose, cut short or a second time', async () => {
  const email = newAddress()
  const own = visitor()
  await own.send('/sign-in', { email })
  const code = await readCode(practice, email, 'sign-in-code')
  const other = visitor()
  await other.send('/sign-in', { email: newAddress() })
  expect((await other.send('/sign-in/proof', { code })).status).toBe(422)
  expect((await own.send('/book/proof', { code })).status).toBe(422)
  expect((await own.send('/sign-in/proof', { code: code.slice(1) })).status).toBe(422)
  expect((await own.send('/sign-in/proof', { code })).status).toBe(200)
  expect((await own.send('/sign-in/proof', { code })).status).toBe(422)
})

test('T8 five wrong codes end a code, and ten minutes do', async () => {
  const email = newAddress()
  const own = visitor()
  await own.send('/sign-in', { email })
  const code = await readCode(practice, email, 'sign-in-code')
  const wrong = code === '111111' ? '222222' : '111111'
  const told = []
  for (const _ of '12345') told.push(saidBy(await own.send('/sign-in/proof', { code: wrong })))
  expect(told.at(-1)).toEqual({ error: 'code-ended', triesLeft: 0 })
  expect((await own.send('/sign-in/proof', { code })).status).toBe(422)
  await own.send('/sign-in', { email })
  const next = await readCode(practice, email, 'sign-in-code')
  await practice.query(
    "UPDATE challenge SET expires_at = practice_now() - interval '1 second' WHERE email = $1",
    [email],
  )
  expect((await own.send('/sign-in/proof', { code: next })).status).toBe(422)
})

test('T8 a link that is cut, re-cased, made up, over or of another kind gets the same answer as any other', async () => {
  const email = newAddress()
  const own = visitor()
  await own.send('/sign-in', { email })
  const link = await readSignInLink(practice, email)
  const { manage } = await book(practice, visitor())
  const swapped = link.replace(/[a-zA-Z]/, letter =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  const tries = [link.slice(0, -1), `${link}A`, swapped, 'A'.repeat(43), manage]
  const answers = []
  for (const token of tries) {
    answers.push(appearance(await visitor().get(`/sign-in/${token}`)))
    expect((await visitor().send(`/sign-in/${token}/confirm`, {})).status, token).toBe(410)
  }
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect((await visitor().send(`/sign-in/${link}/confirm`, {})).status).toBe(200)
  expect((await visitor().send(`/sign-in/${link}/confirm`, {})).status).toBe(410)
})

test('T11 asking anew ends this browser’s earlier code and link, and nobody else’s', async () => {
  const email = newAddress()
  const [own, other] = [visitor(), visitor()]
  await own.send('/sign-in', { email })
  const former = await readCode(practice, email, 'sign-in-code')
  const formerLink = await readSignInLink(practice, email)
  await other.send('/sign-in', { email })
  const others = await readCode(practice, email, 'sign-in-code')
  await own.send('/sign-in/code', {})
  const latest = await readCode(practice, email, 'sign-in-code')
  expect((await visitor().send(`/sign-in/${formerLink}/confirm`, {})).status).toBe(410)
  if (former !== latest) expect((await own.send('/sign-in/proof', { code: former })).status).toBe(422)
  expect((await own.send('/sign-in/proof', { code: latest })).status).toBe(200)
  expect((await other.send('/sign-in/proof', { code: others })).status).toBe(200)
})

test('T6 looking at a sign-in link by GET, HEAD and OPTIONS, however often, leaves it good for its one press', async () => {
  const email = newAddress()
  await visitor().send('/sign-in', { email })
  const link = await readSignInLink(practice, email)
  for (const _ of Array(7))
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const scanner = visitor()
      await scanner.ask(`/sign-in/${link}`, { method, headers: { purpose: 'prefetch' } })
      await scanner.ask(`/sign-in/${link}/confirm`, { method })
      expect(scanner.cookies.has('session')).toBe(false)
    }
  expect((await visitor().send(`/sign-in/${link}/confirm`, {})).status).toBe(200)
})

test('T16 a session is new at each sign-in: one that was planted is not taken over, one that was there is dead', async () => {
  const email = newAddress()
  const one = visitor()
  const planted = 'P'.repeat(43)
  one.cookies.set('session', planted)
  await signIn(practice, one, email)
  const first = one.cookies.get('session') ?? ''
  expect(first).toMatch(/^[\w-]{43}$/)
  expect(first).not.toBe(planted)
  const thief = visitor()
  thief.cookies.set('session', planted)
  expect(await accountOf(thief)).toBe(307)
  await signIn(practice, one, email)
  expect(one.cookies.get('session')).not.toBe(first)
  thief.cookies.set('session', first)
  expect(await accountOf(thief)).toBe(307)
  expect(await accountOf(one)).toBe(200)
})

test('T17 after signing out the session is dead at the very next request, at every server', async () => {
  const one = visitor()
  await signIn(practice, one, newAddress())
  const session = one.cookies.get('session') ?? ''
  const left = await one.send('/sign-out', {})
  expect(left.headers['set-cookie']?.some(change => /^session=;.*Max-Age=0/.test(change))).toBe(true)
  for (const site of practice.sites) {
    const thief = new Visitor(site)
    thief.cookies.set('session', session)
    expect(await accountOf(thief)).toBe(307)
    expect((await thief.get('/worksheets/pursuer-withdrawer/pdf')).status).toBe(303)
  }
})

test('T18 who signs out, or presses to clear what was typed, leaves nothing of it on the device for the next person', async () => {
  const email = newAddress()
  const typed = {
    name: 'Noor Haddad',
    email,
    phone: '+1 503 555 0142',
    note: 'We stopped talking in spring.',
  }
  const leave = async (one: Visitor) => {
    await hold(one)
    await one.submit('/book/details', typed)
    await one.submit('/contact', { ...typed, email: 'noor@', message: 'Please call me.' })
    const browser = one.cookies.get('browser') ?? ''
    const shown = async (at: Visitor) =>
      (await at.get('/book/details')).text + (await at.get('/contact')).text
    expect(await shown(one)).toContain('Noor Haddad')
    expect((await one.send('/sign-out', {})).status).toBe(200)
    expect(one.cookies.has('browser')).toBe(false)
    const next = visitor()
    next.cookies.set('browser', browser)
    for (const person of [one, next])
      for (const word of ['Noor', email, '555 0142', 'in spring', 'Please call'])
        expect(await shown(person)).not.toContain(word)
  }
  await leave(visitor())
  const client = visitor()
  await signIn(practice, client, newAddress())
  await leave(client)
})

const hostileNext = [
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'https://evil.example/',
  '/account\r\nSet-Cookie: a=b',
  '/account%0d%0aSet-Cookie:%20a=b',
  'javascript:alert(1)',
  'http://user@evil.example/account',
  '//localhost:1/account',
  '/account@evil.example',
  '/account/../staff',
  '/account//evil.example',
  '/staff',
  '/sign-out',
  '/accounts',
  '\u0000/account',
  '/account?next=https://evil.example',
  `/account/${'a'.repeat(400)}`,
]

test('T22 after signing in, nobody is led anywhere but to a page of our own that is on the list', async () => {
  for (const next of hostileNext) {
    const one = visitor()
    const page = await one.get(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(page.text, next).not.toContain('name="next"')
    const email = newAddress()
    await one.send('/sign-in', { email, next })
    const answer = await one.submit('/sign-in/proof', {
      code: await readCode(practice, email, 'sign-in-code'),
    })
    expect([answer.status, answer.headers.location], next).toEqual([303, '/account'])
  }
})

test('T22 a path of the list is gone to', async () => {
  const one = visitor()
  const email = newAddress()
  const next = '/worksheets/pursuer-withdrawer/pdf?edition=joint'
  await one.send('/sign-in', { email, next })
  const answer = await one.send('/sign-in/proof', { code: await readCode(practice, email, 'sign-in-code') })
  expect(saidBy(answer)).toEqual({ next })
})

test('T10 a dump of every table holds no code, no link and no session that was handed out', async () => {
  const [one, email] = [visitor(), newAddress()]
  await one.send('/sign-in', { email })
  const link = await readSignInLink(practice, email)
  const codes = [await readCode(practice, email, 'sign-in-code')]
  await one.send('/sign-in/proof', { code: codes[0] })
  const booker = visitor()
  const booked = await book(practice, booker)
  codes.push(booked.code)
  const tokens = [link, booked.manage, ...one.cookies.values(), ...booker.cookies.values()]
  const tables = await practice.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  for (const { name } of tables) {
    const rows = await practice.query(`SELECT to_jsonb(t) AS row FROM "${name}" t`)
    const cells = rows.flatMap(({ row }) => Object.values(row ?? {}).map(cell => JSON.stringify(cell)))
    for (const token of tokens)
      expect(
        cells.filter(cell => cell.includes(token)),
        `${name}`,
      ).toEqual([])
    for (const code of codes)
      expect(
        cells.filter(cell => cell === `"${code}"`),
        `${name}`,
      ).toEqual([])
  }
  expect(new Set(tokens).size).toBeGreaterThanOrEqual(6)
})

test('T3 a server without a secret, or with a short one, ends at once and says which', async () => {
  for (const secret of ['', 'x'.repeat(31)]) {
    const settings = { ...process.env, NEXTAUTH_SECRET: secret, PORT: '0', LOG_LEVEL: 'info' }
    const given = Object.entries(settings).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    )
    const server = runProgram(['--import', 'tsx', 'scripts/testing/serve.ts'], Object.fromEntries(given))
    expect(await server.ended).toBe(1)
    expect(server.lines.join('\n')).toContain('NEXTAUTH_SECRET')
  }
})

test('T3 while sessions cannot be read, no private address answers 200, whoever asks', async () => {
  const one = visitor()
  await signIn(practice, one, newAddress())
  const before = await countLetters()
  await practice.query('ALTER TABLE session RENAME TO session_gone')
  try {
    for (const path of [
      '/account',
      '/staff',
      '/staff/appointments',
      '/staff/tasks',
      '/worksheets/pursuer-withdrawer/pdf',
    ])
      for (const who of [one, visitor()]) expect((await who.get(path)).status, path).not.toBe(200)
  } finally {
    await practice.query('ALTER TABLE session_gone RENAME TO session')
  }
  expect(await accountOf(one)).toBe(200)
  expect(await countLetters()).toBe(before)
})

test('T19 on plain http, this machine alone, the two cookies are kept from scripts and from other sites’ forms', () => {
  const changes = practice.answers.flatMap(answer => answer.headers['set-cookie'] ?? [])
  expect(new Set(changes.map(change => change.split('=')[0]))).toEqual(new Set(['browser', 'session']))
  for (const change of changes)
    expect(change).toMatch(/^\w+=[\w-]*; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
})

test('T60 every answer to these attacks was public without a cookie or private and kept nowhere', async () => {
  expectShieldedAnswers(practice.answers, 200)
  await expectSoundBook()
})
