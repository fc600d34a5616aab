import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeReady, type ReadyAnswer, sendReady } from './ready-answer'

const page = Buffer.from(`<p>${'Two people, one table, and “what is for dinner”. '.repeat(200)}</p>`)
let ready: ReadyAnswer
const server = createServer((request, response) => sendReady(ready, request, response))

beforeAll(async () => {
  ready = await makeReady(page, 'text/html; charset=utf-8', { 'Cache-Control': 'public, no-cache' })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => server.close())

type Seen = { status: number; headers: Record<string, unknown>; body: Buffer }

// Not fetch, which asks for packed forms on its own account and unpacks them.
async function ask(headers: Record<string, string>, method = 'GET'): Promise<Seen> {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const asking = request({ host: '127.0.0.1', port, method, headers, agent: false }).end()
  const [answer] = await once(asking, 'response')
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part)
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }
}

test('G13 a page is kept packed alone, and who reads no packing gets its very bytes', async () => {
  const held = Object.values(ready).reduce((sum, { body }) => sum + (body?.length ?? 0), 0)
  expect(held).toBeLessThan(page.length / 5)
  const { status, headers, body } = await ask({})
  expect(status).toBe(200)
  expect(body.equals(page)).toBe(true)
  expect(headers['content-length']).toBe(String(page.length))
  expect(headers['content-encoding']).toBeUndefined()
  const tag = createHash('sha256').update(page).digest('base64url').slice(0, 27)
  expect(headers.etag).toBe(`"${tag}"`)
})

test('G13 whoever has the plain page already is told 304 without a byte of it, and HEAD sends none', async () => {
  const { headers } = await ask({}, 'HEAD')
  expect(headers['content-length']).toBe(String(page.length))
  const again = await ask({ 'If-None-Match': String(headers.etag) })
  expect([again.status, again.body.length]).toEqual([304, 0])
})

test('G13 what does not pack is kept once, in one form for everybody', async () => {
  const font = await makeReady(Buffer.from([0, 255, 128]), 'font/woff2', {})
  expect(font.br).toBe(font.gzip)
  expect(font.identity).toBe(font.gzip)
})
