import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Transform } from 'node:stream'
import { brotliDecompressSync, createBrotliDecompress, createGunzip, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import * as bytesPacked from './pack-bytes'
import { openFront } from './testing/front-for-tests'

vi.mock(import('./pack-bytes'), { spy: true })

type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

const words = '<p>What going quiet is for, “and” what it costs.</p>'.repeat(80)
const length = Buffer.byteLength(words)
const browser = 'gzip, deflate, br, zstd'
const open = { br: brotliDecompressSync, gzip: gunzipSync }

let front: Awaited<ReturnType<typeof openFront>>
let answering: Answering

beforeAll(async () => {
  vi.spyOn(log, 'info').mockReturnValue()
  front = await openFront(async (request, response) => answering(request, response))
})
afterAll(() => front.close())

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  front.ask({ path: '/worksheets', headers, method })

/** An answer that is written as the framework writes: its head first, then two parts, and no header once it has begun. */
const inTwoParts =
  (headers: Record<string, string> = {}, body: string | Buffer = words, status = 200): Answering =>
  (_, response) => {
    const { setHeader } = response
    response.setHeader = (...given) =>
      response.headersSent ? response : Reflect.apply(setHeader, response, given)
    for (const [name, text] of Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers }))
      response.setHeader(name, text)
    response.statusCode = status
    response.flushHeaders()
    const bytes = Buffer.from(body)
    if (bytes.length > 0) response.write(bytes.subarray(0, 500))
    response.end(bytes.subarray(500))
  }

test.each([
  [browser, 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
])(
  'G7 who accepts "%s" gets %s in one piece, with its length, and the very same bytes in it',
  async (accepted, encoding) => {
    answering = inTwoParts()
    const { headers, bytes } = await ask({ 'Accept-Encoding': accepted })
    expect(headers).toMatchObject({ 'content-encoding': encoding, 'content-length': String(bytes.length) })
    expect(headers.vary).toBe('Accept-Encoding')
    expect(headers['transfer-encoding']).toBeUndefined()
    expect(bytes.length).toBeLessThan(length / 4)
    expect(open[encoding === 'br' ? 'br' : 'gzip'](bytes).toString()).toBe(words)
    // Otherwise it would be packed twice.
    expect(front.seen.at(-1)?.headers['accept-encoding']).toBe('identity')
    expect(headers['x-content-type-options']).toBe('nosniff')
  },
)

test.each([undefined, 'identity', 'br;q=0, gzip;q=0', 'zstd'])(
  'G7 who accepts %s gets the plain bytes, and is told that others get others',
  async accepted => {
    answering = inTwoParts({ Vary: 'RSC' })
    const { headers, text } = await ask(accepted === undefined ? {} : { 'Accept-Encoding': accepted })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.vary).toBe('RSC, Accept-Encoding')
    expect(text).toBe(words)
  },
)

test.each([
  ['is short', { 'Content-Type': 'application/json' }, '{"live":true}'],
  ['is packed already', { 'Content-Encoding': 'br' }, words],
  ['must not be changed', { 'Cache-Control': 'private, no-transform' }, words],
  ['is a picture', { 'Content-Type': 'image/png' }, words],
  ['tells of events', { 'Content-Type': 'text/event-stream' }, words],
  ['is a PDF', { 'Content-Type': 'application/pdf' }, words],
  ['has no type', { 'Content-Type': '' }, words],
])('G7 an answer that %s goes out as it is', async (_, headers, body) => {
  answering = inTwoParts({ ...headers, ETag: '"t"' }, body)
  const answer = await ask({ 'Accept-Encoding': browser })
  expect(answer.headers['content-encoding']).toBe(new Map(Object.entries(headers)).get('Content-Encoding'))
  expect(answer.text).toBe(body)
})

test.each([
  'text/x-component',
  'text/calendar; charset=utf-8',
  'application/json',
  'application/atom+xml; charset=utf-8',
  'application/javascript; charset=utf-8',
  'image/svg+xml',
])('G7 %s is packed', async contentType => {
  answering = inTwoParts({ 'Content-Type': contentType })
  const { headers, bytes } = await ask({ 'Accept-Encoding': browser })
  expect(headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(bytes).toString()).toBe(words)
})

test('G7 a tag stands for every form of an answer, so it is weak, in a 304 too, which says the same and has no body', async () => {
  for (const accepted of [browser, 'identity']) {
    answering = inTwoParts({ ETag: '"t"' })
    expect((await ask({ 'Accept-Encoding': accepted })).headers.etag).toBe('W/"t"')
    answering = (_, response) => {
      response.writeHead(304, { ETag: '"t"' })
      response.end()
    }
    const { status, headers, bytes } = await ask({ 'Accept-Encoding': accepted, 'If-None-Match': 'W/"t"' })
    expect([status, headers.etag, headers.vary, bytes.length]).toEqual([304, 'W/"t"', 'Accept-Encoding', 0])
  }
})

test('G7 a HEAD promises no length that the packed answer would not have, and keeps the one of what stays plain', async () => {
  const head =
    (announced: number): Answering =>
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': announced, ETag: '"t"' })
      response.end()
    }
  answering = head(length)
  const packed = await ask({ 'Accept-Encoding': browser }, 'HEAD')
  expect(packed.headers).toMatchObject({ vary: 'Accept-Encoding', etag: 'W/"t"' })
  expect(packed.headers['content-length']).toBeUndefined()
  const plain = await ask({ 'Accept-Encoding': 'identity' }, 'HEAD')
  expect(plain.headers['content-length']).toBe(String(length))
  answering = head(100)
  expect((await ask({ 'Accept-Encoding': browser }, 'HEAD')).headers['content-length']).toBe('100')
})

/** Asks, and gives the answer's body unpacked, part by part as it comes. */
async function askForParts(encoding: 'br' | 'gzip'): Promise<{ unpacked: Transform; leave(): void }> {
  const headers = { 'Accept-Encoding': encoding }
  const sent = httpRequest({ port: front.port, path: '/worksheets', headers, agent: false })
  sent.end()
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (answer === undefined) throw new Error('No answer.')
  expect(answer.headers).toMatchObject({ 'content-encoding': encoding, 'transfer-encoding': 'chunked' })
  expect(answer.headers['content-length']).toBeUndefined()
  return {
    unpacked: answer.pipe(encoding === 'br' ? createBrotliDecompress() : createGunzip()),
    leave: () => sent.destroy(),
  }
}

test.each(['br', 'gzip'] as const)(
  'G7 a page that is long in the writing leaves in parts that can be read as they come, packed as %s',
  async encoding => {
    const readFirst = Promise.withResolvers<void>()
    answering = async (_, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.setHeader('Content-Length', 5 + length)
      response.write('first')
      await readFirst.promise
      response.end(words)
    }
    const { unpacked } = await askForParts(encoding)
    const [first] = await once(unpacked, 'data')
    expect(String(first)).toBe('first')
    readFirst.resolve()
    let rest = ''
    for await (const part of unpacked) rest += part
    expect(rest).toBe(words)
  },
)

test('G7 who leaves in the middle of a page hurts nobody: what is still written goes nowhere, and its packer is let go', async () => {
  const hasLeft = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  answering = async (_, response) => {
    response.once('close', hasLeft.resolve)
    response.setHeader('Content-Type', 'text/html')
    response.write('first')
    await hasLeft.promise
    response.write(words)
    response.end()
    written.resolve()
  }
  const { unpacked, leave } = await askForParts('gzip')
  unpacked.on('error', () => undefined)
  await once(unpacked, 'data')
  leave()
  await written.promise
  expect(vi.mocked(bytesPacked.openPacker).mock.results.at(-1)?.value.packer.destroyed).toBe(true)
  answering = inTwoParts()
  expect((await ask({ 'Accept-Encoding': browser })).status).toBe(200)
})

test('G7 an answer too large to be packed while others wait leaves in parts, whole in the end', async () => {
  const large = words.repeat(200)
  answering = inTwoParts({}, large)
  const { headers, bytes } = await ask({ 'Accept-Encoding': browser })
  expect(headers['content-encoding']).toBe('br')
  expect(headers['content-length']).toBeUndefined()
  expect(brotliDecompressSync(bytes).toString()).toBe(large)
})

test('T67 a page that fails half way is cut off: no other page is written behind its half', async () => {
  const error = vi.spyOn(log, 'error').mockReturnValue()
  answering = (_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.write(words)
    throw new Error('half way')
  }
  await expect(ask({ 'Accept-Encoding': browser })).rejects.toThrow(/hang up|reset/)
  expect(error).toHaveBeenCalledWith('request failed', expect.any(Error), expect.anything())
})

test('G7 what another site makes a visitor’s browser ask for with cookies is not packed: its length would tell of its words', async () => {
  answering = inTwoParts()
  const encodingOf = async (headers: Record<string, string>) =>
    (await ask({ 'Accept-Encoding': browser, ...headers })).headers['content-encoding']
  const cookie = 'session=abc'
  expect(await encodingOf({ 'Sec-Fetch-Site': 'cross-site', cookie })).toBeUndefined()
  expect(await encodingOf({ 'Sec-Fetch-Site': 'cross-site' })).toBe('br')
  for (const site of ['same-origin', 'none'])
    expect(await encodingOf({ 'Sec-Fetch-Site': site, cookie })).toBe('br')
  expect(await encodingOf({ cookie })).toBe('br')
})
