import { type Browser, type CDPSession, chromium } from '@playwright/test'
import { PlainFault } from '../start/faults'
import { browserFlags, findBrowser } from '../test/browser'
import { observeVitals, readVitals, type Vitals } from './vitals'

export type Kind = 'html' | 'css' | 'script' | 'font' | 'image' | 'other'
type Transfer = { readonly url: string; kind: Kind; bytes: number }

export type Visit = Vitals & {
  /** What went over the line, in bytes, heads included. */
  readonly bytes: Readonly<Record<Kind, number>>
  readonly requests: number
  /** Requests to anybody but the server of the page. */
  readonly foreign: number
  /** Script files of the framework, React among them. */
  readonly frameworkFiles: number
}

/** A telephone of the middle range on a poor line: Kilobits a second, milliseconds. */
const line = { down: 1600, up: 750, latency: 150 }
const slowness = 4
const screen = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true }
const settleMs = 1_500

const kinds: Readonly<Record<string, Kind>> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'script',
  Font: 'font',
  Image: 'image',
}

/** A browser as the journeys use it. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser()
  if (executablePath === null) throw new PlainFault('The budgets of pages need a browser: set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, args: [...browserFlags] })
}

/** One visit of somebody who was never here, on a slow telephone and a poor line, until nothing moves any more. */
export async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext(screen)
  try {
    const page = await context.newPage()
    const transfers = await watch(await context.newCDPSession(page))
    // The compiler of scripts names functions by a helper, which the page does not have.
    await page.addInitScript('globalThis.__name = named => named')
    await page.addInitScript(observeVitals)
    await page.goto(address, { waitUntil: 'load', timeout: 90_000 })
    await page.waitForTimeout(settleMs)
    const { origin } = new URL(address)
    const seen = [...transfers.values()]
    return {
      ...(await page.evaluate(readVitals)),
      bytes: addUp(seen),
      requests: seen.length,
      frameworkFiles: seen.filter(({ url, kind }) => kind === 'script' && url.includes('/_next/')).length,
      foreign: seen.filter(({ url }) => new URL(url).origin !== origin).length,
    }
  } finally {
    await context.close()
  }
}

/** How many of these somebody sees whose browser runs no scripts. */
export async function countWithoutScripts(
  browser: Browser,
  address: string,
  selector: string,
): Promise<number> {
  const context = await browser.newContext({ ...screen, javaScriptEnabled: false })
  try {
    const page = await context.newPage()
    await page.goto(address)
    return await page.locator(selector).count()
  } finally {
    await context.close()
  }
}

async function watch(session: CDPSession): Promise<ReadonlyMap<string, Transfer>> {
  const transfers = new Map<string, Transfer>()
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (/^https?:/.test(request.url))
      transfers.set(requestId, { url: request.url, kind: kinds[type ?? ''] ?? 'other', bytes: 0 })
  })
  session.on('Network.responseReceived', ({ requestId, type }) => {
    const transfer = transfers.get(requestId)
    if (transfer !== undefined) transfer.kind = kinds[type] ?? 'other'
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId)
    if (transfer !== undefined) transfer.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: line.down * 125,
    uploadThroughput: line.up * 125,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  return transfers
}

function addUp(transfers: readonly Transfer[]): Record<Kind, number> {
  const bytes: Record<Kind, number> = { html: 0, css: 0, script: 0, font: 0, image: 0, other: 0 }
  for (const transfer of transfers) bytes[transfer.kind] += transfer.bytes
  return bytes
}
