import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { projectFolder } from '@/scripts/start/places'
import { barePages } from './bare-pages'
import { interactivePartsOf } from './frozen/interactive-parts'
import type { ReadyPages } from './frozen/ready-pages'
import { openPageStyles } from './styles/page-styles'
import { openFront } from './testing/front-for-tests'

const own = '<script type="module" src="/device-zone.js" nonce="n"></script>'
const pageWith = (body: string) => `<!DOCTYPE html><html><head></head><body>${body}</body></html>`
const times = '<p>Times, “now”</p>'.repeat(60)
const bare = pageWith(`${times}${own}`)
const written = pageWith(`${times}${own}<script nonce="n">self.__next_f.push([1])</script>`)
const late = pageWith('<template id="B:0"></template><script nonce="n">$RC("B:0")</script>')

const link = '<link rel="stylesheet" href="/_next/a.css" data-precedence="next"/>'
const styled = written.replace('<head>', `<head>${link}`)
const inlineStyles = openPageStyles(address => (address === '/_next/a.css' ? 'p{color:red}.none{a:b}' : ''))
const nothingReady: ReadyPages = { answerNow: () => false, answer: async () => false, inlineStyles }
const pages: Readonly<Record<string, string>> = {
  '/book?service=late': late,
  '/book?service=styled': styled,
  '/book?service=loose': styled,
}
let front: Awaited<ReturnType<typeof openFront>>

beforeAll(async () => {
  vi.spyOn(log, 'info').mockReturnValue()
  front = await openFront(
    async (request, response) => {
      const loose = request.url === '/book?service=loose' ? '' : "; style-src 'self'"
      response.setHeader('Content-Security-Policy', `script-src 'nonce-n'${loose}`)
      response.setHeader('Link', '</_next/a.css>; rel=preload; as="style"')
      response.setHeader('Set-Cookie', 'browser=b')
      if (request.url === '/book?service=gone') {
        response.writeHead(307, { Location: '/book' })
        response.end()
        return
      }
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ETag: '"of-the-whole"' })
      const page = pages[request.url ?? ''] ?? written
      response.write(page.slice(0, 40))
      response.end(page.slice(40))
    },
    { ready: () => nothingReady },
  )
})
afterAll(() => front.close())

const ask = (target: string, headers = {}, method = 'GET') => front.ask({ path: target, headers, method })

test('G4 the page of times leaves without the framework’s scripts, with its own small one, its cookie and its policy, stored nowhere', async () => {
  const { headers, text } = await ask('/book?service=consultation')
  expect(text).toBe(bare)
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("script-src 'nonce-n'"),
    'set-cookie': ['browser=b'],
    'cache-control': 'private, no-store',
    'content-length': String(Buffer.byteLength(bare)),
  })
  expect(headers.etag).toBeUndefined()
})

test('G4 it is packed in what the browser reads, once', async () => {
  const packed = await ask('/book', { 'Accept-Encoding': 'gzip, deflate, br' })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.bytes).toString()).toBe(bare)
  const older = await ask('/book', { 'Accept-Encoding': 'gzip' })
  expect(gunzipSync(older.bytes).toString()).toBe(bare)
  expect(front.seen.at(-1)?.headers['accept-encoding']).toBe('identity')
})

test('G4 the page of times carries its styles, which its policy allows by their hash, and nothing is fetched ahead for the links to them', async () => {
  const { headers, text } = await ask('/book?service=styled')
  expect(text).toBe(bare.replace('<head>', '<head><style>p{color:red}</style>'))
  const hash = createHash('sha256').update('p{color:red}').digest('base64')
  expect(headers['content-security-policy']).toContain(`style-src 'self' 'sha256-${hash}'`)
  expect(headers.link).toBeUndefined()
})

test('G4 where the policy of the answer says nothing of styles, the links to them stay', async () => {
  const { headers, text } = await ask('/book?service=loose')
  expect(text).toBe(bare.replace('<head>', `<head>${link}`))
  expect(headers['content-security-policy']).not.toContain('sha256')
  expect(headers.link).toContain('as="style"')
})

test('G4 a page that scripts would have to put together, an answer that is no page, and all other pages go out as they are', async () => {
  const warn = vi.spyOn(log, 'warn').mockReturnValue()
  expect((await ask('/book?service=late')).text).toBe(late)
  expect(warn).toHaveBeenCalledWith('page not bared', expect.objectContaining({ path: '/book' }))
  const elsewhere = await ask('/book?service=gone')
  expect([elsewhere.status, elsewhere.headers.location]).toEqual([307, '/book'])
  expect((await ask('/book/details')).text).toBe(written)
  expect((await ask('/book', { RSC: '1' })).text).toBe(written)
})

test('G4 no page that leaves without the framework’s scripts brings a component to life', async () => {
  for (const route of barePages.values()) {
    const built = path.join(projectFolder, '.next/server/app', route, 'page_client-reference-manifest.js')
    expect(interactivePartsOf(await readFile(built, 'utf8')), route).toEqual([])
  }
})
