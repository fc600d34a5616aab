import { createHash } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { openOwnPractice } from './support/server'
import { signInByHttp } from './support/sign-in-by-http'

const article = '/articles/when-one-reaches-and-one-retreats'
const pdf = '/worksheets/pursuer-withdrawer/pdf?edition=joint'

// From one end of the calendar's day to the other.
const zones = ['Pacific/Auckland', 'America/Los_Angeles', 'Pacific/Kiritimati']

/** Every date that the public side of a practice shows to people and machines, as a browser in a zone gets them. */
async function readDates(page: Page, place: { publicUrl: string; mailboxPort: number }) {
  const { publicUrl } = place
  const read = async (address: string) =>
    (await (await page.request.get(publicUrl + address)).text()).replaceAll(publicUrl, '')
  await page.goto(publicUrl + article)
  const byline = await page
    .locator('.article-head time')
    .evaluateAll(all => all.map(time => `${time.getAttribute('datetime')}: ${time.textContent}`))
  const data = (await page.locator('script[type="application/ld+json"]').textContent()) ?? ''
  await page.goto(`${publicUrl}/articles`)
  const list = await page
    .locator('.entries time')
    .evaluateAll(all => all.map(time => `${time.getAttribute('datetime')}: ${time.textContent}`))
  const notice = await read('/notices/privacy')
  await signInByHttp(page.request, place, pdf)
  const file = await (await page.request.get(publicUrl + pdf)).body()
  return {
    byline,
    list,
    data: [...data.matchAll(/"date\w+":"[^"]+"/g)].map(([date]) => date),
    inEffect: /in effect since [^.<]+/.exec(notice.replaceAll(/<[^>]*>/g, ''))?.[0],
    files: [
      await read('/feed.xml'),
      await read('/rss.xml'),
      await read('/feed.json'),
      await read('/sitemap.xml'),
    ],
    made: /\((D:[^)]*)\)/.exec(file.toString('latin1'))?.[1],
    // The day is printed on the sheet too, and the same words give the same bytes.
    pdf: createHash('sha256').update(file).digest('hex'),
  }
}

async function readIn(browser: Browser, zone: string) {
  const practice = await openOwnPractice(1, { TZ: zone })
  const context = await browser.newContext({ timezoneId: zone })
  const dates = await readDates(await context.newPage(), practice)
  await context.close()
  await practice.close()
  return dates
}

test('R2 every date is the same day with server and browser in Auckland, in Los Angeles and on Kiritimati: bylines, lists, data, feeds, sitemap, notices and the PDF', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const [first, ...others] = [
    await readIn(browser, zones[0] ?? ''),
    await readIn(browser, zones[1] ?? ''),
    await readIn(browser, zones[2] ?? ''),
  ]
  expect(first?.byline).toContain('2026-11-12: November 12, 2026')
  expect(first?.data).toContain('"datePublished":"2026-11-12"')
  expect(first?.inEffect).toBe('in effect since November 22, 2026')
  expect(first?.made).toMatch(/^D:2026/)
  expect(first?.list.length).toBeGreaterThan(5)
  for (const [at, file] of (first?.files ?? []).entries()) expect(file, String(at)).toContain('2026')
  for (const other of others) expect(other).toEqual(first)
})
