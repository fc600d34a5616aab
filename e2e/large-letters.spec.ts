import { type Browser, expect, test } from '@playwright/test'
import { listPublicAddresses } from './support/every-page'

// Twice the size that a browser comes with: what a reader chooses in its settings, and what `rem` in a rule about widths follows.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32'] }),
})

test('R13 no page that anybody may open scrolls sideways at 320 pixels for a reader whose letters are twice as large', async ({
  browser,
  baseURL,
  playwright,
}) => {
  const origin = baseURL ?? ''
  const request = await playwright.request.newContext({ baseURL: origin })
  const addresses = await listPublicAddresses(request)
  await request.dispose()
  expect(addresses.length).toBeGreaterThan(60)
  expect(await findWide(browser, addresses, origin)).toEqual([])
})

/** Which pages are wider than the screen, and how wide; in a few tabs, since each mostly waits. */
async function findWide(browser: Browser, addresses: readonly string[], baseURL: string): Promise<string[]> {
  // What scripts add waits for a press or a word; without them a page is there sooner.
  const viewport = { width: 320, height: 800 }
  const context = await browser.newContext({ baseURL, viewport, javaScriptEnabled: false })
  const ahead = [...addresses]
  const wide: string[] = []
  const walk = async () => {
    const page = await context.newPage()
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
      await page.goto(next)
      const { letters, width } = await page.evaluate(() => ({
        letters: getComputedStyle(document.documentElement).fontSize,
        width: document.documentElement.scrollWidth,
      }))
      expect(letters, next).toBe('32px')
      if (width > 320) wide.push(`${next} is ${width} pixels wide`)
    }
  }
  await Promise.all([walk(), walk(), walk()])
  await context.close()
  return wide
}
