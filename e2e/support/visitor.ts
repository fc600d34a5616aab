import { randomBytes } from 'node:crypto'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { waitForLetter } from './mailbox'
import { findMarkupFaults } from './markup'

type Visiting = {
  /** Somebody else, in another browser and on another network. */
  openVisitor: (javaScriptEnabled?: boolean) => Promise<Page>
}

/** A network that no other visitor of this run is likely to have: limits count by it. */
export function newNetwork(): string {
  const [a = 0, b = 0, c = 0] = randomBytes(3)
  return `10.${a}.${b}.${c}`
}

export const newAddress = (): string => `client-${crypto.randomUUID()}@example.org`

/** Every test comes from a network of its own, so that no test uses up the share of another. */
export const test = base.extend<Visiting>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': newNetwork() }),
  openVisitor: async ({ browser, contextOptions, baseURL }, use) => {
    const opened: BrowserContext[] = []
    await use(async (javaScriptEnabled = true) => {
      const headers = { 'x-forwarded-for': newNetwork() }
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL === undefined ? {} : { baseURL }),
        javaScriptEnabled,
        extraHTTPHeaders: headers,
      })
      opened.push(context)
      return context.newPage()
    })
    await Promise.all(opened.map(context => context.close()))
  },
})

/** What is sent within a second and a half of being shown is taken for a machine's: waits as long as somebody types. */
export async function waitAsLongAsTypingTakes(page: Page): Promise<void> {
  const shownFor = () =>
    page.evaluate(() => {
      const [opened] = performance.getEntriesByType('navigation')
      return performance.now() - (opened instanceof PerformanceNavigationTiming ? opened.responseEnd : 0)
    })
  await expect.poll(shownFor, { intervals: [100] }).toBeGreaterThan(1550)
}

/** The newest code that an address was sent; where it had one `before`, the next. */
export async function codeFor(email: string, before?: string): Promise<string> {
  const newest = async () => /\b\d{6}\b/.exec((await waitForLetter(email, /code/i)).text)?.[0]
  if (before !== undefined) await expect.poll(newest, { timeout: 20_000 }).not.toBe(before)
  const code = await newest()
  if (code === undefined) throw new Error('The letter holds no code')
  return code
}

/** Some code that is not the one sent. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** The address of our own that a letter leads to, as the path after the origin. */
export function linkIn(text: string, pattern: RegExp): string {
  const link = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([url]) => new URL(url).pathname)
  const found = link.find(path => pattern.test(path))
  if (found === undefined) throw new Error(`The letter holds no link that matches ${pattern}`)
  return found
}

/** Nothing has to be moved sideways to be read on the narrowest phone. */
export async function expectFitsNarrowPhone(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBe(320)
  if (before !== null) await page.setViewportSize(before)
}

/**
 * The parts that every private page of the public site has: kept by no cache, framed by nobody, listed by no search engine (T60,
 * T66, S4), and of sound markup like all others, which no list of addresses leads to.
 */
export async function expectPrivatePage(page: Page): Promise<void> {
  const answer = await page.request.get(page.url(), { maxRedirects: 0 })
  const headers = answer.headers()
  expect(answer.status(), page.url()).toBe(200)
  expect(headers['cache-control'], page.url()).toBe('private, no-store')
  expect(headers['content-security-policy'], page.url()).toContain("frame-ancestors 'none'")
  expect(headers['x-frame-options'], page.url()).toBe('DENY')
  await expect(page.locator('meta[name="robots"]'), page.url()).toHaveAttribute('content', /noindex/)
  expect(await findMarkupFaults(await answer.text()), page.url()).toEqual([])
}

/** Where to turn in danger stands on the page, with numbers that a phone dials (V4). */
export async function expectCrisisNotice(page: Page): Promise<void> {
  const notice = page.getByRole('complementary', { name: 'If you are not safe right now' })
  await expect(notice, page.url()).toBeVisible()
  await expect(notice.getByRole('link', { name: '988' })).toHaveAttribute('href', 'tel:988')
}
