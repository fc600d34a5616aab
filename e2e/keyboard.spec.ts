import { expect, test } from '@playwright/test'
import { expectWalkByKeyboard } from './support/keyboard'

const sheet = '/worksheets/pursuer-withdrawer'
const pages = [
  '/articles/when-one-reaches-and-one-retreats',
  '/search?q=persuer',
  sheet,
  '/book?service=consultation',
  '/book?service=consultation&party=1&state=OR&therapist=any',
  '/newsletter',
]

test('V6 a page is walked by Tab from its skip link to its end: an article, the search, a worksheet, the steps of a booking, the newsletter', async ({
  page,
}) => {
  for (const address of pages) {
    await page.goto(address, { waitUntil: 'networkidle' })
    // What scripts add to a worksheet is there once its last button is.
    if (address === sheet) await expect(page.getByRole('button', { name: 'Clear everything' })).toBeVisible()
    await expectWalkByKeyboard(page)
  }
})

test('V6 the skip link leads past the menu into the page', async ({ page }) => {
  await page.goto('/articles/when-one-reaches-and-one-retreats')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})
