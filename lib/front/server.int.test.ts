import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import type { Handler } from './handler'
import { listen } from './listen'
import { makeListener } from './listener'
import { type Answered, openFront, read } from './testing/front-for-tests'

const own = { host: 'practice.example', origin: 'https://practice.example' }
const lines: { event: string; facts: Record<string, unknown> }[] = []
const open: { close(): Promise<void> }[] = []

beforeEach(() => {
  lines.length = 0
  const keep = (event: string, facts = {}) => void lines.push({ event, facts })
  vi.spyOn(log, 'info').mockImplementation(keep)
  vi.spyOn(log, 'error').mockImplementation((event, _, facts) => keep(event, facts))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(open.splice(0).map(front => front.close()))
})

async function front(handler: Handler = echo, settings = {}) {
  const made = await openFront(handler, settings)
  open.push(made)
  return made
}

/** Answers with everything that got through. */
const echo: Handler = async (request, response) => {
  const { [referenceName]: _, ...headers } = request.headers
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify({ url: request.url, headers, body: await read(request) }))
}
const referenceName = 'x-request-reference'

function isShielded({ headers }: Answered): boolean {
  return (
    String(headers['content-security-policy']).includes("frame-ancestors 'none'") &&
    headers['x-frame-options'] === 'DENY' &&
    headers['x-content-type-options'] === 'nosniff' &&
    headers['referrer-policy'] === 'same-origin' &&
    headers['strict-transport-security'] !== undefined
  )
}

test.each([
  ['malformed', 'session=%E0%A4%A'],
  ['8 KB long', `session=${'a'.repeat(8_300)}`],
  ['sent twice', 'session=a; session=b'],
  ['binary', 'session=\u0001\u00ff'],
])('T4 A cookie that is %s leaves the visitor anonymous, and is no error', async (_, cookie) => {
  const { ask, seen } = await front()
  const answer = await ask({ headers: { cookie, authorization: 'Bearer x.y.z' } }).catch(() => null)
  // A control character in a header is no HTTP: then the client above cannot even send it.
  if (answer === null) return expect(cookie).toContain('\u0001')
  expect(answer.status).toBe(200)
  expect(seen[0]?.headers).not.toHaveProperty('cookie')
  expect(seen[0]?.headers).not.toHaveProperty('authorization')
})

test.each([
  ['from another site', { ...own, origin: 'https://evil.example' }],
  ['from a sub-domain', { ...own, origin: 'https://a.practice.example' }],
  ['from the same name without https', { ...own, origin: 'http://practice.example' }],
  ['from a sandboxed frame', { ...own, origin: 'null' }],
  ['without an origin', { host: own.host }],
  ['with two origins', { ...own, origin: [own.origin, 'https://evil.example'] }],
  ['as plain text from elsewhere', { ...own, origin: 'https://evil.example', 'content-type': 'text/plain' }],
  [
    'from elsewhere with a claim about the host',
    { host: 'evil.example', origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  ],
])('T53 A form sent %s is refused before any page sees it', async (_, headers) => {
  const { ask, seen } = await front()
  const answer = await ask({ method: 'POST', path: '/book/hold', headers, body: 'a=b' })
  expect(answer.status).toBe(403)
  expect(seen).toEqual([])
})

test('T53 A form from our own page reaches its address with every byte of its body', async () => {
  const { ask } = await front()
  const body = 'ä'.repeat(20_000)
  const answer = await ask({ method: 'POST', path: '/book/hold', headers: own, body })
  expect(JSON.parse(answer.text)).toMatchObject({ url: '/book/hold', body })
})

test('T53 The one-click unsubscribe is let in from anywhere, and without its cookies', async () => {
  const { ask, seen } = await front()
  const headers = { host: own.host, cookie: 'session=abc' }
  const answer = await ask({
    method: 'POST',
    path: '/newsletter/abc/unsubscribe',
    headers,
    body: 'List-Unsubscribe=One-Click',
  })
  expect(answer.status).toBe(200)
  expect(seen[0]?.headers).not.toHaveProperty('cookie')
})

test('T53 While the public address is this machine, the origin must be the host that was asked', async () => {
  const { ask } = await front(echo, { publicUrl: 'http://localhost:3000' })
  const post = (host: string, origin: string) =>
    ask({ method: 'POST', headers: { host, origin }, body: 'a=b' })
  expect((await post('127.0.0.1:3000', 'http://127.0.0.1:3000')).status).toBe(200)
  expect((await post('127.0.0.1:3000', 'http://127.0.0.1:4000')).status).toBe(403)
  expect((await post('evil.example:3000', 'http://evil.example:3000')).status).toBe(403)
})

test('T55 A poisoned host, scheme or forwarding header never reaches a page', async () => {
  const { ask, seen } = await front()
  const headers = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '1',
    forwarded: 'host=evil.example;proto=http',
    'x-original-url': '/evil',
    'x-host': 'evil.example',
  }
  await ask({ headers })
  expect(seen[0]?.headers).toMatchObject({
    host: 'practice.example',
    'x-forwarded-host': 'practice.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
  })
  expect(JSON.stringify(seen)).not.toContain('evil')
})

test.each([
  [0, '198.51.100.7', '127.0.0.1'],
  [1, '198.51.100.7', '198.51.100.7'],
  [1, '10.9.8.7, 198.51.100.7', '198.51.100.7'],
  [1, 'nonsense', '127.0.0.1'],
])(
  'T56 With %i trusted proxies and the list "%s" the pages see the address %s',
  async (trustedProxies, list, address) => {
    const { ask, seen } = await front(echo, { trustedProxies })
    await ask({
      headers: { 'x-forwarded-for': list, 'x-client-network-address': '6.6.6.6', 'x-real-ip': '6.6.6.6' },
    })
    expect(seen[0]?.headers['x-client-network-address']).toBe(address)
    expect(JSON.stringify(seen)).not.toContain('6.6.6.6')
  },
)

test.each([
  ['says nothing', {}, 'private, no-store'],
  ['is public', { 'Cache-Control': 'public, max-age=60' }, 'public, max-age=60'],
  [
    'is public and sets a cookie',
    { 'Cache-Control': 'public, max-age=60', 'Set-Cookie': 'a=b' },
    'private, no-store',
  ],
  ['is left to shared caches', { 'Cache-Control': 's-maxage=31536000' }, 'private, no-store'],
])('T60 An answer that %s leaves as it may be kept', async (_, headers, expected) => {
  const { ask } = await front(async (_request, response) => {
    response.setHeader('X-Powered-By', 'somebody')
    response.writeHead(200, headers)
    response.end('words')
  })
  const answer = await ask({})
  expect(answer.headers['cache-control']).toBe(expected)
  expect(answer.headers).not.toHaveProperty('x-powered-by')
})

test('T61 Headers and parameters of the trade change no byte of what the next visitor gets', async () => {
  const { ask } = await front()
  const plain = await ask({ path: '/articles?page=2' })
  const poisoned = await ask({
    path: '/articles?page=2&nxtPslug=evil&__nextLocale=evil',
    headers: {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-prefix': '/evil',
      'x-http-method-override': 'POST',
      'x-middleware-prefetch': '1',
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
      'x-invoke-status': '500',
      'x-matched-path': '/evil',
      'x-nextjs-data': '1',
      'x-rewrite-url': '/evil',
      'next-resume': '1',
      'content-security-policy': "script-src 'nonce-evil'",
    },
  })
  const without = (text: string) => text.replaceAll(/127\.0\.0\.1:\d+/g, '')
  expect(without(poisoned.text)).toBe(without(plain.text))
})

test('T61 A body on a GET is refused', async () => {
  const { ask, seen } = await front()
  expect((await ask({ headers: { 'content-length': '3' }, body: 'a=b' })).status).toBe(400)
  expect(seen).toEqual([])
})

const head = 'Host: practice.example\r\nOrigin: https://practice.example\r\nConnection: close\r\n'

test.each([
  ['TRACE', `TRACE / HTTP/1.1\r\n${head}\r\n`],
  ['PUT', `PUT / HTTP/1.1\r\n${head}\r\n`],
  ['DELETE', `DELETE / HTTP/1.1\r\n${head}\r\n`],
  ['a tunnel', `CONNECT db:5432 HTTP/1.1\r\n${head}\r\n`],
  ['an unknown method', `BREW / HTTP/1.1\r\n${head}\r\n`],
  ['a header over 16 KB', `GET / HTTP/1.1\r\n${head}X-Long: ${'a'.repeat(17_000)}\r\n\r\n`],
  ['an address over 8 KB', `GET /${'a'.repeat(9_000)} HTTP/1.1\r\n${head}\r\n`],
  ['two lengths', `POST / HTTP/1.1\r\n${head}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`],
  [
    'a length and chunks',
    `POST / HTTP/1.1\r\n${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['an unknown coding', `POST / HTTP/1.1\r\n${head}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`],
  ['a broken chunk', `POST / HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['two hosts', `GET / HTTP/1.1\r\n${head}Host: evil.example\r\n\r\n`],
  ['an unknown expectation', `POST / HTTP/1.1\r\n${head}Expect: tea\r\nContent-Length: 0\r\n\r\n`],
  ['a folded header', `GET / HTTP/1.1\r\n${head}X-A: a\r\n b\r\nX B: c\r\n\r\n`],
  ['no HTTP at all', 'EHLO practice.example\r\n\r\n'],
])('T65 %s is answered with a 4xx, shielded, and nobody else notices', async (_, text) => {
  const { speak, ask, seen } = await front()
  const heard = await speak(text)
  expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(heard).toContain("frame-ancestors 'none'")
  expect(seen).toEqual([])
  expect((await ask({})).status).toBe(200)
})

test('T57 An upgrade is cut off without a word and reaches nothing', async () => {
  const { speak, seen } = await front()
  const text =
    'GET http://169.254.169.254/ HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  expect(await speak(text)).toBe('')
  expect(seen).toEqual([])
})

test('OPTIONS is answered without any permission for other sites', async () => {
  const { ask, seen } = await front()
  const answer = await ask({ method: 'OPTIONS', headers: { origin: 'https://evil.example' } })
  expect(answer.status).toBe(204)
  expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control'))).toEqual([])
  expect(seen).toEqual([])
})

test.each([
  ['announced', { 'content-length': String(65_537) }],
  ['sent in chunks', { 'transfer-encoding': 'chunked' }],
  ['announced, and waiting to be asked for', { 'content-length': String(65_537), expect: '100-continue' }],
])('A body over 64 KB that is %s is refused with 413, and one of 64 KB is taken', async (_, headers) => {
  const { ask, seen } = await front()
  const send = (size: number, more: object) =>
    ask({ method: 'POST', headers: { ...own, ...more }, body: Buffer.alloc(size, 'a') })
  expect((await send(65_537, headers)).status).toBe(413)
  expect(seen).toEqual([])
  expect((await send(65_536, {})).status).toBe(200)
})

test('An announced body over 64 KB is refused before a byte of it is sent', async () => {
  const { speak } = await front()
  expect(await speak(`POST / HTTP/1.1\r\n${head}Content-Length: 65537\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /)
})

test('T66 Every answer forbids framing: of a page, of a refusal, of a failure', async () => {
  const { ask } = await front((request, response) => {
    if (request.url === '/fails') throw new Error('broken')
    return echo(request, response)
  })
  const answers = [
    await ask({ path: '/' }),
    await ask({ path: '/fails' }),
    await ask({ path: '/%' }),
    await ask({ path: '/a//b' }),
    await ask({ method: 'POST', headers: { host: own.host }, body: 'a=b' }),
    await ask({ method: 'DELETE' }),
    await ask({ method: 'OPTIONS' }),
  ]
  expect(answers.map(answer => answer.status)).toEqual([200, 500, 400, 404, 403, 405, 204])
  expect(answers.every(isShielded)).toBe(true)
})

test('T67 A failure shows a plain page with a reference that the log knows, and nothing of its inside', async () => {
  const { ask } = await front(() => Promise.reject(new Error('secret words of the inside')))
  const page = await ask({ path: '/manage/token-of-somebody' })
  expect(page.status).toBe(500)
  expect(page.text).not.toMatch(/secret|Error|\.ts|node_modules/)
  const failed = lines.find(line => line.event === 'request failed')
  expect(page.text).toContain(String(failed?.facts.reference))
  expect(JSON.stringify(lines)).not.toMatch(/secret words|token-of-somebody/)
})

test('T67 A program that asks for JSON gets the same reference as JSON', async () => {
  const { ask } = await front(() => Promise.reject(new Error('secret words')))
  const answer = await ask({ headers: { accept: 'application/json' } })
  const failed = lines.find(line => line.event === 'request failed')
  expect(JSON.parse(answer.text)).toEqual({ error: 'unexpected', reference: failed?.facts.reference })
})

test('V2 The access log holds method, path, status and time, and neither query nor address', async () => {
  const { ask } = await front()
  await ask({
    path: '/search?q=ann@example.org',
    headers: { 'user-agent': 'canary-agent', referer: 'https://canary.example' },
  })
  await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 20_000 })
  expect(lines[0]).toEqual({
    event: 'request',
    facts: { method: 'GET', path: '/search', status: 200, ms: expect.any(Number) },
  })
})

test('Closing lets a request in flight finish, takes nobody new, and then is done', async () => {
  const entered = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  const made = await openFront(async (_, response) => {
    entered.resolve()
    await leave.promise
    response.end('whole')
  })
  const inFlight = made.ask({ headers: { connection: 'keep-alive' } })
  await entered.promise
  const closed = made.close()
  await expect(made.ask({})).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  leave.resolve()
  expect(await inFlight).toMatchObject({ status: 200, text: 'whole' })
  await closed
})

test('A port that is taken is told in one plain sentence', async () => {
  const { port } = await front()
  const second = makeListener(echo, { isHttps: false, passesUpgrade: () => false })
  await expect(listen(second, port, '127.0.0.1')).rejects.toThrow(
    `Port ${port} is already in use: stop the other program, or choose another port with PORT.`,
  )
})

/** Answers as the framework does: an empty document for what is missing or broken, a whole page for an unknown address. */
const emptyPages: Handler = async (request, response) => {
  const isKnown = /^\/(articles|fails)/.test(request.url ?? '')
  response.statusCode = request.url?.startsWith('/fails') ? 500 : 404
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Set-Cookie', 'browser=abc')
  response.flushHeaders()
  response.write(isKnown ? '<html id="__next_error__">' : '<html><main>')
  response.end(isKnown ? '<script>inside()</script>' : 'There is no page here</main>')
  await new Promise<void>(resolve => response.once('finish', () => resolve()))
}

test('A missing page is a whole one without scripts too, and the same for every address', async () => {
  const { ask } = await front(emptyPages)
  const unknown = await ask({ path: '/nowhere' })
  const missing = await ask({ path: '/articles/nothing' })
  expect(missing).toMatchObject({ status: 404, text: '<html><main>There is no page here</main>' })
  expect({ ...missing, headers: { ...missing.headers, date: '' } }).toEqual({
    ...unknown,
    headers: { ...unknown.headers, date: '' },
  })
})

test('A missing page is a whole one also when its bytes come after the framework has finished', async () => {
  const { ask } = await front(async (request, response) => {
    if (request.url !== '/articles/late') return emptyPages(request, response)
    response.statusCode = 404
    response.setHeader('Content-Type', 'text/html')
    setImmediate(() => response.end('<html id="__next_error__">'))
    response.flushHeaders()
  })
  expect((await ask({ path: '/articles/late' })).text).toBe('<html><main>There is no page here</main>')
})

test('An address that a handler knows nothing of is answered with the same page, not with an empty one', async () => {
  const { ask } = await front(async (request, response) => {
    if (request.url !== '/manage/none/calendar') return emptyPages(request, response)
    response.writeHead(404).end()
  })
  expect(await ask({ path: '/manage/none/calendar' })).toMatchObject({
    status: 404,
    text: '<html><main>There is no page here</main>',
  })
})

test('T67 A page that the framework could not make becomes a plain one with the reference of its line in the log', async () => {
  const { ask } = await front(emptyPages)
  const page = await ask({ path: '/fails' })
  expect(page.status).toBe(500)
  expect(page.text).not.toContain('inside')
  await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 20_000 })
  expect(page.text).toContain(String(lines[0]?.facts.reference))
})

test('X1 A page that fails because the database is away says so, when to come back and how to reach us', async () => {
  const { ask } = await front(emptyPages, { findOutage: async () => ({ phone: '(503) 555-0142' }) })
  const page = await ask({ path: '/fails' })
  expect(page).toMatchObject({ status: 503, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } })
  expect(page.text).toContain('(503) 555-0142')
  expect(page.text).not.toContain('inside')
})

test('A form to a file is refused, and a range is not followed', async () => {
  const { ask, seen } = await front()
  expect((await ask({ method: 'POST', path: '/plain.css', headers: own, body: 'a=b' })).status).toBe(405)
  expect(seen).toEqual([])
  await ask({ path: '/plain.css', headers: { range: 'bytes=999-', 'if-match': 'x' } })
  expect(seen[0]?.headers).not.toHaveProperty('range')
  expect(seen[0]?.headers).not.toHaveProperty('if-match')
})

test('A form that is sent to a page is refused with what the page does take, and one to a handler gets through', async () => {
  const { ask, seen } = await front(echo, { isPage: (path: string) => path === '/fees' })
  const post = (path: string) => ask({ method: 'POST', path, headers: own, body: 'a=b' })
  for (const path of ['/fees', '/fees?send'])
    expect(await post(path)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } })
  expect(seen).toEqual([])
  expect((await post('/book/hold')).status).toBe(200)
  expect((await ask({ path: '/fees' })).status).toBe(200)
})

test('Whoever opens an address that only takes forms is told so on a whole page, with what it takes', async () => {
  const { ask } = await front(async (_, response) => void response.writeHead(405).end())
  const page = await ask({ path: '/book/hold' })
  expect(page).toMatchObject({ status: 405, headers: { allow: 'POST, OPTIONS' } })
  expect(page.text).toContain('<h1>')
  expect((await ask({ path: '/book/hold', headers: { accept: 'application/json' } })).text).toBe(
    '{"error":"method-not-allowed"}',
  )
})

test('X38 a form is taken at its page’s address with a query as without', async () => {
  const { ask } = await front()
  for (const [path, taken] of [
    ['/contact?send', '/submit/contact?send'],
    ['/contact', '/submit/contact'],
    ['/newsletter/abc/confirm?send', '/submit/newsletter/abc/confirm?send'],
  ])
    expect(
      JSON.parse((await ask({ method: 'POST', path: path ?? '', headers: own, body: 'a=b' })).text).url,
    ).toBe(taken)
})

test('T3 A server that has no secret does not start', async () => {
  vi.stubEnv('NEXTAUTH_SECRET', undefined)
  const { startServer } = await import('./server')
  const started = startServer({ port: 0, hostname: '127.0.0.1', dev: false })
  await expect(started).rejects.toThrow('NEXTAUTH_SECRET is missing')
  vi.unstubAllEnvs()
})
