import { afterAll, beforeAll, expect, test } from 'vitest'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { isOneClickUnsubscribe } from './origin'
import { type Attacked, openAttacked } from './testing/attacked'
import { listPostRoutes } from './testing/post-routes'
import { appearance, checksums, expectShieldedAnswers } from './testing/proof'
import { newAddress, readCode, readLetterText, readSignInLink } from './testing/steps'
import { Visitor } from './testing/visitor'

const own = 'https://practice.example'

let practice: Attacked
beforeAll(async () => {
  // As behind a proxy that ends https and says nothing about the clients.
  practice = await openAttacked(1, { NEXTAUTH_URL: own, TRUSTED_PROXIES: '0' })
})
afterAll(() => practice.close())

const visitor = () => new Visitor(practice.sites[0])

const origins: Readonly<Record<string, string | undefined>> = {
  'no origin': undefined,
  'the null origin': 'null',
  'another site': 'https://evil.example',
  'a sub-domain': 'https://a.practice.example',
  'a site above': 'https://example',
  'a longer name': 'https://practice.example.evil.example',
  'plain http': 'http://practice.example',
  'another port': 'https://practice.example:8443',
  'this machine': 'http://localhost:3000',
  'a name with a user': 'https://practice.example@evil.example',
  'an address with a path': 'https://practice.example/',
}

test('T53 no form of the whole site is taken from any other origin, as form, as plain text or as JSON, and nothing changes', async () => {
  const before = await checksums(practice)
  const types = [
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/json',
    'multipart/form-data; boundary=x',
  ]
  const taken: string[] = []
  // The one exception has a test of its own, below.
  for (const path of listPostRoutes().filter(path => !isOneClickUnsubscribe(path)))
    for (const [name, origin] of Object.entries(origins))
      for (const type of types) {
        const headers = {
          'content-type': type,
          host: 'practice.example',
          'sec-fetch-site': 'same-origin',
          ...(origin === undefined ? {} : { origin }),
        }
        const { status } = await visitor().ask(path, { method: 'POST', headers, body: 'email=a@example.org' })
        if (status !== 403) taken.push(`${status} ${path} from ${name} as ${type}`)
      }
  expect(taken).toEqual([])
  expect(await checksums(practice)).toEqual(before)
})

test('T53 T73 leaving the newsletter is taken from any origin and from none, by its token alone and without a cookie', async () => {
  const one = visitor()
  const email = newAddress()
  const consent = newsletterConsent.version
  await one.send('/newsletter', { email, consent })
  const [, confirm = ''] =
    /newsletter\/([\w-]{43})\/confirm/.exec(await readLetterText(practice, 'newsletter-confirm', email)) ?? []
  expect((await one.send(`/newsletter/${confirm}/confirm`, {})).status).toBe(200)
  await one.send('/newsletter', { email, consent })
  const [, token = ''] =
    /newsletter\/([\w-]{43})\/unsubscribe/.exec(
      await readLetterText(practice, 'newsletter-confirm', email),
    ) ?? []
  const state = async () =>
    (await practice.query('SELECT state FROM subscriber WHERE email_sealed IS NOT NULL')).map(
      row => row.state,
    )
  expect(await state()).toEqual(['confirmed'])
  const path = `/newsletter/${token}/unsubscribe`
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await visitor().ask(path, { method })
  expect(await state()).toEqual(['confirmed'])
  for (const origin of Object.values(origins)) {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      host: 'practice.example',
      cookie: 'session=x; browser=y',
      ...(origin === undefined ? {} : { origin }),
    }
    const body = 'List-Unsubscribe=One-Click'
    const answer = await visitor().ask(path, { method: 'POST', headers, body })
    expect([answer.status, answer.headers['set-cookie']], origin).toEqual([200, undefined])
    const strange = await visitor().ask(path.replace(token, 'A'.repeat(43)), {
      method: 'POST',
      headers,
      body,
    })
    expect([strange.status, strange.headers['set-cookie']], origin).toEqual([404, undefined])
  }
  expect(await state()).toEqual([])
})

test('T53 from our own pages too, plain text and other kinds of body are no form', async () => {
  const before = await checksums(practice)
  const taken: string[] = []
  for (const path of listPostRoutes())
    for (const type of [
      'text/plain',
      'application/xml',
      'text/x-component',
      'application/octet-stream',
      '',
    ]) {
      const { status } = await visitor().post(
        path,
        'email=a@example.org',
        type === '' ? {} : { 'content-type': type },
      )
      if (status !== 415) taken.push(`${status} ${path} as ${type}`)
    }
  expect(taken).toEqual([])
  expect(await checksums(practice)).toEqual(before)
})

test('T33 an invented server action is none, at any page', async () => {
  const before = await checksums(practice)
  for (const path of ['/', '/book', '/account', '/staff', '/sign-in']) {
    const action = {
      'next-action': '7f'.repeat(20),
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
    }
    const { status } = await visitor().post(path, '[]', action)
    expect([400, 404, 405, 415], `${path}: ${status}`).toContain(status)
  }
  expect(await checksums(practice)).toEqual(before)
})

const poison = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'http',
  'x-forwarded-port': '666',
  'x-forwarded-prefix': '/evil',
  'x-original-url': '/evil',
  'x-rewrite-url': '/evil',
  'x-middleware-prefetch': '1',
  'x-nextjs-data': '1',
  forwarded: 'host=evil.example;proto=http',
  'accept-language': 'evil',
  'user-agent': 'evil.example',
  referer: 'https://evil.example/',
}

test('T55 the link of a letter starts with the configured address, whatever host the request named', async () => {
  const email = newAddress()
  const one = visitor()
  const answer = await one.send('/sign-in', { email }, poison)
  expect(answer.status).toBe(202)
  const link = await readSignInLink(practice, email)
  expect(link).toMatch(/^[\w-]{43}$/)
  const text = await readLetterText(practice, 'sign-in-code', email)
  expect(text.match(/https?:\/\/[^\s/]+/g)).toEqual([own])
})

test('T55 no redirect and no page repeats a poisoned host', async () => {
  for (const path of [
    '/',
    '/articles',
    '/blog',
    '/account',
    '/staff',
    '/book',
    '/worksheets/pursuer-withdrawer/pdf',
    '/nothing',
    '/articles/',
  ]) {
    const answer = await visitor().get(path, poison)
    expect(answer.headers.location ?? '', path).not.toContain('evil')
    expect(answer.text, path).not.toMatch(/evil|:666/)
  }
})

test('T61 what a poisoned request is answered stays with it: the next visitor gets the same bytes as before', async () => {
  for (const path of [
    '/',
    '/articles',
    '/fees',
    '/book',
    '/sign-in',
    '/api/slots?service=nothing',
    '/worksheets',
    '/nothing',
  ]) {
    const before = appearance(await visitor().get(path))
    await visitor().get(path, poison)
    await visitor().get(
      `${path}${path.includes('?') ? '&' : '?'}utm=<script>evil</script>&_rsc=evil&nxtPslug=evil`,
      { ...poison, rsc: '1' },
    )
    await visitor().ask(path, { headers: { ...poison, 'content-length': '4' }, body: 'evil' })
    await visitor().ask(path, { method: 'HEAD', headers: poison })
    expect(appearance(await visitor().get(path)), path).toEqual(before)
  }
})

test('T65 methods nobody has, headers and addresses past all measure are 4xx, and the next request is answered', async () => {
  const statuses: Record<string, number> = {}
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'PURGE'])
    statuses[method] = (await visitor().ask('/book/hold', { method, headers: { origin: own } })).status
  statuses['a long header'] = (await visitor().get('/', { 'x-long': 'a'.repeat(17_000) })).status
  statuses['a long address'] = (await visitor().get(`/${'a'.repeat(9_000)}`)).status
  statuses['a long cookie'] = (
    await visitor().get('/account', { cookie: `session=${'a'.repeat(8_300)}` })
  ).status
  for (const [what, status] of Object.entries(statuses))
    expect(status, what).toSatisfy((n: number) => n >= 300 && n < 500)
  expect((await visitor().get('/')).status).toBe(200)
})

test('T19 on https each cookie is bound to this host, to https and to HTTP, and is not sent along by other sites’ forms', async () => {
  const one = visitor()
  await one.get('/sign-in')
  const email = newAddress()
  await one.send('/sign-in', { email })
  await one.send('/sign-in/proof', { code: await readCode(practice, email, 'sign-in-code') })
  expect((await one.get('/account')).status).toBe(200)
  const session = one.cookies.get('__Host-session') ?? ''
  await one.send('/sign-out', {})
  const changes = practice.answers.flatMap(answer => answer.headers['set-cookie'] ?? [])
  expect(new Set(changes.map(change => change.split('=')[0]))).toEqual(
    new Set(['__Host-browser', '__Host-session']),
  )
  for (const change of changes) {
    const parts = change
      .split('; ')
      .slice(1)
      .filter(part => !part.startsWith('Max-Age'))
    expect(parts.sort(), change).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
  }
  // Under its plain name a cookie could have been set by a neighbour on plain http: it is nobody's.
  const tossed = visitor()
  tossed.cookies.set('session', session)
  expect((await tossed.get('/account')).status).toBe(307)
  expect(practice.answers.every(({ headers }) => headers['strict-transport-security'] !== undefined)).toBe(
    true,
  )
})

test('T56 without a trusted proxy a made-up address in a header wins no second share of the limits', async () => {
  const statuses = new Set<number>()
  for (let at = 0; at < 25; at += 1) {
    const headers = {
      'x-forwarded-for': `203.0.113.${at}`,
      'x-real-ip': `203.0.113.${at}`,
      'x-client-network-address': `203.0.113.${at}`,
      forwarded: `for=203.0.113.${at}`,
    }
    const answer = await visitor().send('/sign-in', { email: newAddress() }, headers)
    statuses.add(answer.status)
    if (answer.status === 429) break
  }
  expect(statuses).toEqual(new Set([202, 429]))
})

test('T60 T66 every answer to foreign origins and hosts was shielded against caches and frames', async () => {
  expectShieldedAnswers(practice.answers, 800)
  expect(practice.answers.filter(answer => answer.status >= 500).map(answer => answer.path)).toEqual([])
  await expectSoundBook()
})
