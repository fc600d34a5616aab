import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { type OwnPractice, openOwnPractice } from './support/server'
import { test } from './support/visitor'

const article = '/articles/when-one-reaches-and-one-retreats'
const kilobyte = 1024

let plain: OwnPractice
test.beforeAll(async () => {
  test.setTimeout(180_000)
  plain = await openOwnPractice(1, { FROZEN: 'off' })
})
test.afterAll(() => plain.close())

/** The pages that come without scripts, of all that the map of the site lists. */
async function listFrozen(request: APIRequestContext): Promise<string[]> {
  const map = await (await request.get('/sitemap.xml')).text()
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname)
  const frozen: string[] = []
  for (const path of listed)
    if ((await request.head(path)).headers()['speculation-rules'] !== undefined) frozen.push(path)
  return frozen
}

/** What a reader gets of a page, written down by the browser: all of its structure and words, and nothing that scripts alone read. */
async function readWithoutScripts(page: Page, html: string): Promise<string> {
  return page.evaluate(text => {
    const whole = new DOMParser().parseFromString(text, 'text/html')
    const aside = whole.querySelectorAll(
      'script:not([type="application/ld+json"]), link[as="script"], link[rel="stylesheet"], head > style',
    )
    const comments = whole.createNodeIterator(whole, NodeFilter.SHOW_COMMENT)
    for (let one = comments.nextNode(); one !== null; one = comments.nextNode()) one.textContent = ''
    const between = whole.querySelectorAll('body > div[hidden]')
    for (const one of [...aside, ...between])
      if (one.textContent === '' || one.matches('script, link, style')) one.remove()
    for (const one of whole.querySelectorAll('[nonce]')) one.removeAttribute('nonce')
    whole.normalize()
    return whole.documentElement.outerHTML.replaceAll('<!---->', '')
  }, html)
}

test('G2 with FROZEN=off every frozen page has the same words in the same structure', async ({
  page,
  request,
  baseURL,
}) => {
  const paths = await listFrozen(request)
  expect(paths.length).toBeGreaterThan(35)
  await page.goto('/help-now')
  for (const path of paths) {
    const [frozen, whole] = await Promise.all([
      request.get(path).then(answer => answer.text()),
      request.get(`${plain.publicUrl}${path}`).then(answer => answer.text()),
    ])
    expect(whole, path).toContain('__next_f')
    expect(frozen, path).not.toContain('__next_f')
    const expected = await readWithoutScripts(page, whole.replaceAll(plain.publicUrl, baseURL ?? ''))
    expect(await readWithoutScripts(page, frozen), path).toBe(expected)
  }
})

/** What is on the page and where, to the pixel. */
async function lookAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address, { waitUntil: 'networkidle' })
  const written = page.locator('body > :is(a, header, main, footer), body > :is(header, main, footer) *')
  return written.evaluateAll(all =>
    all.map(one => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return `${one.tagName} ${[x, y, width, height].map(Math.round).join(' ')}`
    }),
  )
}

test('G2 with FROZEN=off the front page and an article look the same, on a phone and on a desk', async ({
  page,
}) => {
  // Letters that come too late for a first view are left out of it: here of both.
  await page.route('**/fonts/*', route => route.abort())
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of ['/', article]) {
      const frozen = await lookAt(page, path)
      const whole = await lookAt(page, `${plain.publicUrl}${path}`)
      expect(frozen.length, path).toBeGreaterThan(100)
      expect(frozen, `${path} at ${width}`).toEqual(whole)
    }
  }
})

type Sent = { readonly path: string; readonly type: string; readonly bytes: number }

/** Opens a page in a browser that has nothing yet, and says what came over the wire. */
async function weigh(page: Page, path: string): Promise<Sent[]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const known = new Map<string, Omit<Sent, 'bytes'>>()
  const sent: Sent[] = []
  devtools.on('Network.responseReceived', ({ requestId, response, type }) => {
    known.set(requestId, { path: new URL(response.url).pathname, type })
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
    const one = known.get(requestId)
    if (one !== undefined) sent.push({ ...one, bytes })
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  return sent
}

test('G1 an article comes in six answers at most: 28 KB without its fonts, 100 KB of these, and no script', async ({
  page,
  openVisitor,
}) => {
  // What is made ready at the first request is there at the second.
  await page.request.get(article)
  await weigh(page, '/help-now')
  const sent = await weigh(await openVisitor(), article)
  const total = (all: readonly Sent[]) => all.reduce((sum, { bytes }) => sum + bytes, 0)
  const fonts = sent.filter(({ type }) => type === 'Font')
  expect(sent.filter(({ type }) => type === 'Script')).toEqual([])
  expect(sent.length, JSON.stringify(sent)).toBeLessThanOrEqual(6)
  expect(fonts.map(({ path }) => path).filter(path => !path.includes('-site-'))).toEqual([])
  expect(total(fonts)).toBeLessThan(100 * kilobyte)
  expect(total(sent) - total(fonts)).toBeLessThan(28 * kilobyte)
})

test('G2 nothing on an article moves when its letters arrive late', async ({ page }) => {
  const letters = Promise.withResolvers<void>()
  await page.route('**/fonts/*', async route => {
    await letters.promise
    await route.continue()
  })
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(article, { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.evaluate(() => new Promise(requestAnimationFrame))
    letters.resolve()
    const moved = await page.evaluate(async () => {
      await document.fonts.ready
      const seen: PerformanceEntry[] = []
      const watch = new PerformanceObserver(list => seen.push(...list.getEntries()))
      watch.observe({ type: 'layout-shift', buffered: true })
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame)
      return seen.reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0)
    })
    expect(moved, `at ${width}`).toBe(0)
  }
})
