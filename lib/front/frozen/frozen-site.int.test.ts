import { createHash } from 'node:crypto'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { listReadable } from '@/lib/use-cases/list-readable'
import { projectFolder } from '@/scripts/start/places'
import { answerAside } from '../aside'
import { makeReadCounter } from '../count-reads'
import { policyRule } from '../response-headers'
import { openFront } from '../testing/front-for-tests'
import { listFrozenPages } from './frozen-pages'
import { listInteractiveParts } from './interactive-parts'
import { type Freezing, openReadyPages } from './ready-pages'
import { type BuiltSite, openBuiltSite } from './testing/built-site'

const article = '/articles/when-one-reaches-and-one-retreats'
const browser = { host: 'localhost:3000', 'user-agent': 'Mozilla/5.0 Firefox/145.0' }
const reads = new Map<string, number>()

let site: BuiltSite
let ready: Freezing
let front: Awaited<ReturnType<typeof openFront>>
beforeAll(async () => {
  site = await openBuiltSite()
  const counter = makeReadCounter(async counts => {
    for (const [slug, count] of counts) reads.set(slug, (reads.get(slug) ?? 0) + count)
  })
  ready = await openReadyPages({ ...site, projectFolder, noteRead: counter.noteRead })
  front = await openFront(site.handler, {
    publicUrl: site.publicUrl,
    ready: () => ready,
    noteAnswer: counter.note,
  })
  flushReads = async () => {
    await counter.flush()
    return Object.fromEntries(reads)
  }
})
afterAll(async () => {
  await front.close()
  await site.close()
})
let flushReads: () => Promise<Record<string, number>>
const warned: unknown[] = []
beforeEach(() => {
  vi.spyOn(log, 'warn').mockImplementation((_, facts) => void warned.push(facts))
})

const ask = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
  front.ask({ path: target, method, headers: { ...browser, ...headers } })
const isFrozen = ({ headers }: { headers: Record<string, unknown> }) => 'speculation-rules' in headers

/** What the map of the site lists, and whether the framework had to be asked for it. */
async function openListedPages() {
  const map = await answerAside(site.handler, '/sitemap.xml', { host: 'localhost:3000' })
  const listed = [...map.body.toString().matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, url = '']) => new URL(url).pathname,
  )
  const answers = []
  for (const target of listed) answers.push({ target, ...(await ask(target)) })
  return answers
}

test('G2 X1 with the database away every public page but those with forms and worksheets is served frozen, without a script', async () => {
  const pages = await openListedPages()
  expect(warned).toEqual([])
  expect(pages.length).toBeGreaterThan(40)
  expect(
    pages
      .filter(page => !isFrozen(page))
      .map(({ target }) => target.replace(/^\/worksheets\/.*/, '/worksheets/…')),
  ).toEqual(expect.arrayContaining(['/contact', '/newsletter', '/worksheets', '/worksheets/…']))
  for (const { target, text, headers, status } of pages.filter(isFrozen)) {
    expect(status, target).toBe(200)
    expect(text.replaceAll(/<script type="application\/ld\+json">/g, ''), target).not.toMatch(
      /<script|nonce=|<template/,
    )
    expect(headers['content-security-policy'], target).not.toMatch(/script-src|nonce|unsafe|connect-src/)
    expect(headers['content-security-policy'], target).toContain("default-src 'none'")
    expect(headers['set-cookie'], target).toBeUndefined()
  }
  const unfrozen = pages.filter(page => !isFrozen(page)).map(({ target }) => target)
  expect(unfrozen.filter(target => !/^\/(contact|newsletter|worksheets(\/[^/]+)?)$/.test(target))).toEqual([])
})

test('G2 the declared list holds no page of the site that the map does not list, but what waits for its hour', async () => {
  const listed = new Set((await openListedPages()).map(({ target }) => target))
  const declared = listFrozenPages(listReadable()).map(page => page.path)
  for (const target of declared.filter(one => !listed.has(one)))
    expect((await ask(target)).status, target).toBe(404)
})

test('G2 a page with an interactive component is known by the build’s own list', async () => {
  const build = path.join(projectFolder, '.next')
  const declared = listFrozenPages(listReadable()).map(page => page.route)
  const parts = await listInteractiveParts(build, [...declared, 'search'])
  expect(parts.get('search')).toContain('components/search/live-search.tsx')
  for (const route of declared) expect(parts.get(route), route).toEqual([])
})

test('G2 an article carries what it needs of its style sheets, and its policy allows no other style in it', async () => {
  const { text, headers } = await ask(article)
  const plain = await answerAside(site.handler, article, { host: 'localhost:3000' })
  const named = [...plain.body.toString().matchAll(/<link rel="stylesheet" href="([^"]+)"/g)]
  const sheets = await Promise.all(named.map(async ([, href = '']) => (await ask(href)).text))
  const [, styles = ''] = /<style>([^<]*)<\/style>/.exec(text) ?? []
  expect(styles.length).toBeGreaterThan(10_000)
  expect(styles.length).toBeLessThan(sheets.join('').length * 0.6)
  expect(text).not.toContain('rel="stylesheet"')
  const hash = createHash('sha256').update(styles).digest('base64')
  expect(headers['content-security-policy']).toContain(`style-src 'self' 'sha256-${hash}';`)
})

test('G3 the same page in each encoding is the same page, smaller, with a tag of its own', async () => {
  const plain = await answerAside(site.handler, article, { host: 'localhost:3000' })
  const whole = await ask(article)
  const open = { br: brotliDecompressSync, gzip: gunzipSync }
  const tags = new Set([whole.headers.etag])
  for (const encoding of ['br', 'gzip'] as const) {
    const answer = await ask(article, { 'accept-encoding': encoding })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(open[encoding](answer.bytes).toString()).toBe(whole.text)
    expect(answer.bytes.length).toBeLessThan(plain.body.length / 4)
    tags.add(answer.headers.etag)
  }
  expect(tags.size).toBe(3)
  expect(whole.headers.vary).toBe('Accept-Encoding, RSC')
})

test('G7 what the framework itself answers leaves packed once: a page, the data for its scripts, a drawing, a map of the site', async () => {
  const scripts = { rsc: '1' }
  // The router leads its scripts to an address of their own.
  const led = await ask('/fees', scripts)
  for (const [target, given] of [
    ['/search?q=quiet', {}],
    [String(led.headers.location), scripts],
    ['/sitemap.xml', {}],
    ['/icon.svg', {}],
  ] as const) {
    const plain = await answerAside(site.handler, target, { host: 'localhost:3000', ...given })
    const answer = await ask(target, { ...given, 'accept-encoding': 'gzip, deflate, br' })
    const type = String(plain.headers['content-type'])
    expect([answer.status, answer.headers['content-type']], target).toEqual([200, type])
    const isShort = plain.body.length < 1024
    expect(answer.headers['content-encoding'], target).toBe(isShort ? undefined : 'br')
    const body = isShort ? answer.bytes : brotliDecompressSync(answer.bytes)
    expect(body.toString().slice(0, 40), target).toBe(plain.body.toString().slice(0, 40))
    expect(String(answer.headers.vary).match(/accept-encoding/gi), target).toHaveLength(1)
    expect(answer.headers['content-length'], target).toBe(String(answer.bytes.length))
  }
})

test('G3 who has the page is told that it has not changed, and a HEAD is told the same as a GET', async () => {
  for (const target of [article, `${article}?from=a-friend`, '/plain.css']) {
    // A file is the framework's until it is ready.
    await vi.waitFor(async () =>
      expect((await ask(target)).headers['cache-control']).toBe('public, no-cache'),
    )
    const { headers, text } = await ask(target)
    const head = await ask(target, {}, 'HEAD')
    expect([head.status, head.text, head.headers.etag]).toEqual([200, '', headers.etag])
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(text)))
    for (const known of [headers.etag, `W/${headers.etag}`, `"x", ${headers.etag}`, '*']) {
      const again = await ask(target, { 'if-none-match': known ?? '' })
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag])
      expect(again.headers['content-security-policy']).toBe(headers['content-security-policy'])
    }
    expect((await ask(target, { 'if-none-match': '"another"' })).status).toBe(200)
  }
})

test('T60 one copy serves everybody: no cookie, address, host or parameter changes a byte of it', async () => {
  const { text, headers } = await ask('/')
  expect(headers['cache-control']).toBe('public, no-cache')
  for (const given of [
    { cookie: 'session=abc; browser=def' },
    { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-for': '203.0.113.9', 'accept-language': 'de' },
  ])
    expect((await ask('/', given)).text).toBe(text)
  expect((await ask('/?session=abc&utm_source=x')).headers.etag).toBe(headers.etag)
})

test('G3 the pages of a list are copies of their own, and one that no list has is answered as missing', async () => {
  const [first, second, none] = await Promise.all(
    ['/articles', '/articles?page=2', '/articles?page=999'].map(one => ask(one)),
  )
  expect([first?.status, second?.status, none?.status]).toEqual([200, 200, 404])
  expect(second?.headers.etag).not.toBe(first?.headers.etag)
  expect((await ask('/articles?page=1')).headers.etag).toBe(first?.headers.etag)
  expect((await ask('/articles?page=2&page=3')).status).toBe(404)
})

test('G2 what the router’s scripts ask for, odd spellings and forms go to the framework, as before', async () => {
  expect(isFrozen(await ask('/fees'))).toBe(true)
  expect(isFrozen(await ask('/fees', { rsc: '1' }))).toBe(false)
  expect((await ask('/fees/')).status).toBe(308)
  expect(isFrozen(await ask('/%66ees'))).toBe(false)
  expect(isFrozen(await ask('/fees', { origin: 'http://localhost:3000' }, 'POST'))).toBe(false)
  expect(
    (await front.speak('GET /fees HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n')).slice(0, 12),
  ).toBe('HTTP/1.1 400')
})

test('G2 browsers are told which pages they may fetch ahead: none that gives a cookie, holds a form or is counted', async () => {
  const { headers } = await ask('/')
  const target = JSON.parse(String(headers['speculation-rules']))
  const rules = await ask(target)
  expect(rules.headers['content-type']).toBe('application/speculationrules+json')
  const { prefetch } = JSON.parse(rules.text)
  const patterns: string[] = prefetch.flatMap(
    (rule: { where: { href_matches: string[] } }) => rule.where.href_matches,
  )
  const matches = (one: string) =>
    patterns.some(pattern => new URLPattern({ pathname: pattern }).test({ pathname: one }))
  expect(
    ['/', '/articles', '/topics/attachment', '/team/maren-okafor', '/fees'].filter(one => !matches(one)),
  ).toEqual([])
  const never = [
    article,
    '/book',
    '/sign-in',
    '/sign-out',
    '/manage/x',
    '/account',
    '/contact',
    '/newsletter',
    '/search',
    '/staff',
  ]
  expect(never.filter(matches)).toEqual([])
})

test('S5 a frozen article is counted each time somebody opens it, also who has it already, and not when it is fetched ahead', async () => {
  const before = (await flushReads())['the-loop-you-are-both-in'] ?? 0
  const target = '/articles/the-loop-you-are-both-in'
  const { headers } = await ask(target)
  await ask(`${target}?from=a-friend`)
  await ask(target, { 'if-none-match': headers.etag ?? '' })
  await ask(target, { 'sec-purpose': 'prefetch' })
  await ask(target, { purpose: 'prefetch' })
  await ask(target, { 'user-agent': 'some-bot/1.0' })
  await ask(target, {}, 'HEAD')
  expect((await flushReads())['the-loop-you-are-both-in']).toBe(before + 3)
})

test('T66 the policy of a frozen page is one that every answer’s rules leave as it is', async () => {
  const { headers } = await ask('/')
  const policy = String(headers['content-security-policy'])
  const answer = { status: 200, contentType: 'text/html', cacheControl: '', policy, setsCookie: false }
  expect(policyRule(answer)).toBe(policy)
  expect(policy).toContain("frame-ancestors 'none'")
})
