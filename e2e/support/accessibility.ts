import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const widths = [320, 1280]
const schemes = ['light', 'dark'] as const

/** What axe knows is wrong with the page as it stands, a line each: on the narrowest phone and on a desk, in light and in dark. */
export async function findAccessibilityFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  const found: string[] = []
  for (const width of widths) {
    await showWhole(page, width)
    for (const colorScheme of schemes) {
      // A colour that is still on its way would be measured half-way.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const where = `${page.url()} at ${width} in ${colorScheme}`
      found.push(...(await askAxe(page)).map(fault => `${where}: ${fault}`))
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  if (before !== null) await page.setViewportSize(before)
  return found
}

// A screen as tall as the page: what stays in reach while somebody scrolls then lies in its own place, and half covers nothing.
async function showWhole(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, 800) })
}

async function askAxe(page: Page): Promise<string[]> {
  // Only what is wrong is told in full. No page here has a frame in it, so that no second page has to put results together.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode()
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await findAccessibilityFaults(page)).toEqual([])
}
