import type { Browser, CDPSession, Page } from '@playwright/test'
import { findAccessibilityFaults } from './accessibility'

/** What was seen of a page in a browser that was there once. */
export type Visit = {
  readonly address: string
  readonly status: number
  readonly title: string
  readonly headings: number
  /** The path of the address that the page calls its own. */
  readonly canonical: string | null
  /** What the policy of the page says of scripts. */
  readonly scriptPolicy: string
  readonly policy: string
  /** Its scripts that do not bear the nonce of its policy, or, where it has none, are no files of our own. */
  readonly strangers: number
  /** What the browser said of rules of the page that the page breaks. */
  readonly complaints: readonly string[]
  /** Whatever was asked of another origin. */
  readonly foreign: readonly string[]
  /** How wide the page is on a screen of 320 pixels. */
  readonly widthOnPhone: number
  /** The same for a reader whose letters are twice as large. */
  readonly inLargeLetters: LargeLetters
  /** Telephone numbers that its foot dials. */
  readonly numbersInFoot: readonly string[]
  readonly faults: readonly string[]
}

type LargeLetters = {
  readonly width: number
  /** How large the letters are, in pixels, and whether the rules about narrow screens know it, which count in letters. */
  readonly letters: string
  readonly isKnownToRules: boolean
}

// While one tab waits for its page to be at rest, the others work.
const tabCount = 3

/** Opens each address once, in a few tabs of one browser, and says what was seen there. */
export async function visitAll(
  browser: Browser,
  addresses: readonly string[],
  origin: string,
): Promise<Visit[]> {
  const context = await browser.newContext({ baseURL: origin })
  const ahead = [...addresses]
  const visits: Visit[] = []
  const walk = async () => {
    const page = await context.newPage()
    const settings = await context.newCDPSession(page)
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift())
      visits.push(await visit(page, settings, next, origin))
  }
  await Promise.all(Array.from({ length: tabCount }, walk))
  await context.close()
  return visits
}

async function visit(page: Page, settings: CDPSession, address: string, origin: string): Promise<Visit> {
  const { complaints, foreign, stop } = listen(page, origin)
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  const policy = (await answer?.headerValue('content-security-policy')) ?? ''
  const scriptPolicy = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
  const seen = await page.evaluate(look, nonceOf(scriptPolicy))
  const faults = await findAccessibilityFaults(page)
  await page.setViewportSize({ width: 320, height: 800 })
  const widthOnPhone = await page.evaluate(() => document.documentElement.scrollWidth)
  const inLargeLetters = await enlarge(page, settings)
  stop()
  return {
    address,
    status: answer?.status() ?? 0,
    policy,
    scriptPolicy,
    complaints,
    foreign,
    widthOnPhone,
    inLargeLetters,
    faults,
    ...seen,
  }
}

const usualLetters = 16

/** Sets the letters to twice their size, as a reader does in the browser's settings, looks at the page as it stands, and sets them back. */
async function enlarge(page: Page, settings: CDPSession): Promise<LargeLetters> {
  const setLetters = (standard: number) => settings.send('Page.setFontSizes', { fontSizes: { standard } })
  await setLetters(2 * usualLetters)
  const seen = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    letters: getComputedStyle(document.documentElement).fontSize,
    isKnownToRules: matchMedia('(max-width: 10rem)').matches,
  }))
  await setLetters(usualLetters)
  return seen
}

/** The nonce that a policy allows scripts by; empty when there is none. */
export const nonceOf = (scriptPolicy: string): string => /'nonce-([^']{20,})'/.exec(scriptPolicy)?.[1] ?? ''

function listen(page: Page, origin: string) {
  const complaints: string[] = []
  const foreign: string[] = []
  const hear = (line: { text(): string }) => {
    if (/content security policy|refused to/i.test(line.text())) complaints.push(line.text())
  }
  const note = (request: { url(): string }) => {
    const url = request.url()
    if (!url.startsWith('data:') && new URL(url).origin !== origin) foreign.push(url)
  }
  page.on('console', hear)
  page.on('request', note)
  const stop = () => {
    page.off('console', hear)
    page.off('request', note)
  }
  return { complaints, foreign, stop }
}

/** Runs in the page. */
function look(nonce: string) {
  const scripts = [...document.querySelectorAll('script:not([type="application/ld+json"])')]
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null
  const isOurs = (one: Element) => {
    if (!(one instanceof HTMLScriptElement)) return false
    return nonce === '' ? one.src.startsWith(`${location.origin}/`) : one.nonce === nonce
  }
  const dialled = document.querySelectorAll('.footer a[href^="tel:"]')
  return {
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    canonical: canonical === null ? null : new URL(canonical).pathname,
    strangers: scripts.filter(one => !isOurs(one)).length,
    numbersInFoot: [...dialled].map(link => link.getAttribute('href') ?? ''),
  }
}
