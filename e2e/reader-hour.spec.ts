import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { type OwnPractice, openOwnPractice } from './support/server'

// This article is due on November 18, 2026, at eight in the morning in Portland: 16:00 in UTC.
const scheduled = { slug: 'what-happens-in-a-first-session', title: 'What happens in a first session' }
const hour = Date.parse('2026-11-18T16:00:00Z')
const draft = { slug: 'when-trust-was-broken', title: 'When trust was broken' }

const lists = [
  '/',
  '/articles',
  '/topics/starting-therapy',
  '/paths/from-the-chase-to-a-first-session',
  '/team/maren-okafor',
  '/feed.xml',
  '/rss.xml',
  '/feed.json',
]
// Read next, later by date, next on the path, and in its own words: four places on one page.
const before = '/articles/the-loop-you-are-both-in'

let folder: string
let practice: OwnPractice
const setClock = (time: number) => writeFile(path.join(folder, 'ahead'), String(time - Date.now()))

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = await mkdtemp(path.join(tmpdir(), 'clock-'))
  // The clock runs on while the server starts and the pages are looked at.
  await setClock(hour - 10 * 60_000)
  const clock = pathToFileURL(path.resolve('e2e/support/hand-set-clock.mjs'))
  clock.search = encodeURIComponent(path.join(folder, 'ahead'))
  const drafting = pathToFileURL(path.resolve('e2e/support/made-draft.mjs'))
  drafting.search = draft.slug
  practice = await openOwnPractice(1, { NODE_OPTIONS: `--import ${clock.href} --import ${drafting.href}` })
})
test.afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true })
})

/** The name of a picture that the build made: somebody may guess it, since it follows from the title. */
async function pictureOf(title: string): Promise<string> {
  const cards: { title: string | null; file: string }[] = JSON.parse(
    await readFile(path.resolve('.next/social/cards.json'), 'utf8'),
  )
  return cards.find(card => card.title === title)?.file ?? 'none.png'
}

test('R11 a scheduled article appears at its minute, on its page and in every list at once, in a server that just runs on', async ({
  page,
  request,
}) => {
  const named = async (address: string) =>
    (await (await request.get(`${practice.publicUrl}${address}`)).text()).includes(scheduled.title)
  const own = `${practice.publicUrl}/articles/${scheduled.slug}`
  const linkedFrom = async (...addresses: string[]) => {
    const linked: string[] = []
    for (const address of addresses) {
      const text = await (await request.get(`${practice.publicUrl}${address}`)).text()
      if (text.includes(`/articles/${scheduled.slug}`)) linked.push(address)
    }
    return linked
  }
  const stands = async () => {
    const seen: string[] = []
    for (const address of lists) if (await named(address)) seen.push(address)
    const sitemap = await (await request.get(`${practice.publicUrl}/sitemap.xml`)).text()
    const found = await request.get(`${practice.publicUrl}/search?q=what+happens+in+a+first+session`)
    await page.goto(`${practice.publicUrl}${before}`)
    return {
      lists: seen,
      page: (await request.get(own)).status(),
      picture: (
        await request.get(`${practice.publicUrl}/social/${await pictureOf(scheduled.title)}`)
      ).status(),
      inSitemap: sitemap.includes(`<loc>${own}</loc>`),
      inSearch: (await found.text()).includes(`<a class="plain" href="/articles/${scheduled.slug}"`),
      links: await page.locator(`main a[href="/articles/${scheduled.slug}"]`).count(),
      linked: await linkedFrom('/first-visit', '/feed.xml'),
      place: await page
        .locator('.article-head')
        .getByText(/^Part 3 of/)
        .textContent(),
    }
  }
  const place = (of: number) => `Part 3 of ${of} of From the chase to a first session`
  const nowhere = {
    lists: [],
    page: 404,
    picture: 404,
    inSitemap: false,
    inSearch: false,
    links: 0,
    linked: [],
    place: place(3),
  }
  expect(await stands()).toEqual(nowhere)
  await setClock(hour)
  expect(await stands()).toEqual({
    lists,
    page: 200,
    picture: 200,
    inSitemap: true,
    inSearch: true,
    links: 3,
    linked: ['/first-visit', '/feed.xml'],
    place: place(4),
  })
})

test('R11 a draft is nowhere on the site that the public sees: it has no page and no picture, and no list, feed or search names it', async ({
  request,
}) => {
  const get = (address: string) => request.get(`${practice.publicUrl}${address}`)
  expect((await get(`/articles/${draft.slug}`)).status()).toBe(404)
  expect((await get(`/social/${await pictureOf(draft.title)}`)).status()).toBe(404)
  for (const address of [...lists, before, '/sitemap.xml', `/search?q=${draft.slug.replaceAll('-', '+')}`]) {
    const text = await (await get(address)).text()
    expect([address, text.includes(draft.title), text.includes(draft.slug)]).toEqual([address, false, false])
  }
})

test('R3 an article says who reviewed it, when, and when again; the day after, that the review was due', async ({
  page,
}) => {
  const stamp = page.locator('.article-head').getByText(/^Clinically reviewed/)
  const reviewed = 'Clinically reviewed by Maren Okafor, LMFT on November 16, 2026.'
  await setClock(Date.parse('2027-11-16T12:00:00-08:00'))
  await page.goto(`${practice.publicUrl}${before}`)
  await expect(stamp).toHaveText(`${reviewed} Next review November 16, 2027.`)
  await setClock(Date.parse('2027-11-17T00:00:00-08:00'))
  await page.goto(`${practice.publicUrl}${before}`)
  await expect(stamp).toHaveText(`${reviewed} The next review was due on November 16, 2027.`)
})
