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
      'script:not([type="application/ld+json"]), link:is([as="script"], [as="font"], [rel="stylesheet"]), head > style',
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

type Both = { readonly path: string; readonly frozen: string; readonly whole: string }
let asked: Promise<Both[]> | null = null

/** Every frozen page as it is served, and as the framework writes it: asked for once, as that takes a while. */
function readBoth(request: APIRequestContext): Promise<Both[]> {
  const text = async (address: string) => (await request.get(address)).text()
  const read = async () => {
    const both: Both[] = []
    for (const path of await listFrozen(request))
      both.push({ path, frozen: await text(path), whole: await text(`${plain.publicUrl}${path}`) })
    return both
  }
  asked ??= read()
  return asked
}

test('G2 with FROZEN=off every frozen page has the same words in the same structure', async ({
  page,
  request,
  baseURL,
}) => {
  const pages = await readBoth(request)
  expect(pages.length).toBeGreaterThan(35)
  await page.goto('/help-now')
  for (const { path, frozen, whole } of pages) {
    expect(whole, path).toContain('__next_f')
    expect(frozen, path).not.toContain('__next_f')
    const expected = await readWithoutScripts(page, whole.replaceAll(plain.publicUrl, baseURL ?? ''))
    expect(await readWithoutScripts(page, frozen), path).toBe(expected)
  }
})

/** The rules of the whole sheets that could say something about a page, in whatever state, and that its own styles lack. */
async function findLostRules(page: Page, html: string, sheets: readonly string[]): Promise<string[]> {
  const given = { html, sheets }
  return page.evaluate(({ html, sheets }) => {
    const written = new DOMParser().parseFromString(html, 'text/html')
    const read = (text: string) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      return sheet
    }
    const isFace = (rule: CSSRule) => rule instanceof CSSFontFaceRule
    const flatten = (rules: CSSRuleList, under = ''): { key: string; selector: string }[] =>
      [...rules].flatMap(rule => {
        if (rule instanceof CSSConditionRule) return flatten(rule.cssRules, `${under}${rule.conditionText} `)
        const selector = rule instanceof CSSStyleRule ? rule.selectorText : '*'
        return isFace(rule) ? [] : [{ key: under + rule.cssText, selector }]
      })
    // Every state, attribute and pseudo-element is taken for given.
    const anyState = (selector: string) =>
      selector.replace(/::?[\w-]+(\((?:[^()]|\([^()]*\))*\))?|\[[^\]]*\]/g, ':is(*)')
    const could = (selector: string) => written.querySelector(anyState(selector)) !== null
    const own = flatten(read(written.querySelector('head > style')?.textContent ?? '').cssRules)
    const all = sheets.flatMap(text => flatten(read(text).cssRules))
    const kept = new Set(own.map(({ key }) => key))
    const lost = all.filter(({ key, selector }) => !kept.has(key) && could(selector))
    const inOrder = all.filter(({ key }) => kept.has(key)).map(({ key }) => key)
    const isInOrder = inOrder.join() === own.map(({ key }) => key).join()
    return [...lost.map(({ key }) => key), ...(isInOrder ? [] : ['another order'])]
  }, given)
}

test('G2 no page that carries its styles lacks a rule that could say something about it', async ({
  page,
  request,
}) => {
  const times = '/book?service=consultation&therapist=any&party=1&state=OR'
  await page.goto(times, { waitUntil: 'networkidle' })
  const ofTimes = await (await request.get(`${plain.publicUrl}${times}`)).text()
  // With what its script writes.
  const pages = [...(await readBoth(request)), { path: times, frozen: await page.content(), whole: ofTimes }]
  const sheets = new Map<string, string>()
  for (const { path, frozen, whole } of pages) {
    const links = [...whole.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => href)
    expect(links.length, path).toBeGreaterThan(0)
    for (const href of links)
      if (!sheets.has(href)) sheets.set(href, await (await request.get(`${plain.publicUrl}${href}`)).text())
    expect(frozen, path).toContain('<style>')
    expect(
      await findLostRules(
        page,
        frozen,
        links.map(href => sheets.get(href) ?? ''),
      ),
      path,
    ).toEqual([])
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
