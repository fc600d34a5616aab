import { expect, type Page, test } from '@playwright/test'

const article = '/articles/when-one-reaches-and-one-retreats'
const safetyPage = '/articles/when-couples-therapy-is-not-the-first-step'
const path = '/paths/from-the-chase-to-a-first-session'
const readingPages = [
  '/',
  '/team',
  '/fees',
  '/help-now',
  '/notices',
  '/notices/privacy',
  '/articles',
  article,
  safetyPage,
  '/topics/starting-therapy',
  path,
]

/** Every article of the journal, newest first, by turning its pages to the last. */
async function articleAddresses(page: Page): Promise<string[]> {
  const found: string[] = []
  for (let number = 1; ; number++) {
    await page.goto(number === 1 ? '/articles' : `/articles?page=${number}`)
    const links = page.locator('.entries h3 a')
    found.push(...(await links.evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))))
    if ((await page.getByRole('link', { name: 'Older articles' }).count()) === 0) return found
  }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a reader goes from the front page to an article, through its parts, to another and to booking', async ({
      page,
    }) => {
      await page.goto('/')
      await page.getByRole('link', { name: 'All articles' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Journal' })).toBeVisible()
      await page.getByRole('link', { name: 'When one reaches and one retreats', exact: true }).click()
      await expect(page).toHaveURL(article)
      const contents = page.getByRole('navigation', { name: 'In this article' })
      await contents.getByRole('link', { name: 'To think about' }).click()
      await expect(page.getByRole('region', { name: 'To think about' })).toBeInViewport()
      await page
        .getByRole('region', { name: 'Read next' })
        .getByRole('listitem')
        .first()
        .getByRole('link')
        .click()
      await expect(page).not.toHaveURL(article)
      const booking = page.getByRole('complementary').getByRole('link', { name: 'Book a first consultation' })
      await expect(booking).toHaveAttribute('href', /^\/book\?service=consultation&via=[a-z-]+$/)
    })
  })
}

test('R2 a publication date is the same day for readers in every zone', async ({ browser, baseURL }) => {
  for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Los_Angeles']) {
    const context = await browser.newContext({ timezoneId, ...(baseURL === undefined ? {} : { baseURL }) })
    const page = await context.newPage()
    await page.goto(article)
    const date = page.locator('.byline time').first()
    await expect(date).toHaveText('November 12, 2026')
    await expect(date).toHaveAttribute('datetime', '2026-11-12')
    await context.close()
  }
})

test('R2 the byline names the author with credentials and leads to their page, which lists what they wrote and nothing else', async ({
  page,
}) => {
  await page.goto(article)
  await page.getByRole('link', { name: 'Maren Okafor, LMFT' }).click()
  await expect(page).toHaveURL('/team/maren-okafor')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maren Okafor, LMFT')
  const written = page.getByRole('region', { name: 'Written by Maren Okafor' })
  await expect(written.getByRole('link', { name: 'When one reaches and one retreats' })).toBeVisible()
  for (const facts of await written.locator('.entries .meta').allTextContents())
    expect(facts).toContain('Maren Okafor, LMFT')
})

test('R4 on a phone the contents fold open above the text without JavaScript', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  const page = await context.newPage()
  await page.goto(article)
  const link = page.getByRole('link', { name: 'What it costs' })
  await expect(link).toBeHidden()
  await page.getByText('In this article', { exact: true }).filter({ visible: true }).click()
  await expect(link).toBeVisible()
  await context.close()
})

/** What the tests below ask of an article: read once for all of them, in a browser without JavaScript. */
function readArticle() {
  const hrefs = (selector: string) =>
    [...document.querySelectorAll(selector)].map(link => link.getAttribute('href') ?? '')
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map(one => one.textContent ?? '')
  return {
    parts: texts('.prose > h2, .prose > .prompts > h2'),
    contents: texts('nav.contents a'),
    lost: hrefs('.contents a').filter(to => document.querySelectorAll(`[id="${to.slice(1)}"]`).length !== 1),
    byline: texts('.byline').join(),
    booking: hrefs('article .call a'),
    offered: hrefs('.related .entries a'),
    earlier: hrefs('.related a[rel="prev"]')[0] ?? null,
    later: hrefs('.related a[rel="next"]')[0] ?? null,
  }
}

test.describe('every article', () => {
  const articles: ({ address: string } & ReturnType<typeof readArticle>)[] = []
  /** Those that invite, ask and lead on: all but the pages about safety. */
  const leadingOn = () => articles.filter(({ address }) => address !== safetyPage)

  test.beforeAll(async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    })
    const page = await context.newPage()
    for (const address of await articleAddresses(page)) {
      await page.goto(address)
      articles.push({ address, ...(await page.evaluate(readArticle)) })
    }
    await context.close()
    expect(articles.length).toBeGreaterThanOrEqual(12)
  })

  test('R4 the contents list names every part in the order of the text, and each link leads to its heading', () => {
    for (const { address, parts, contents, lost, byline } of articles) {
      expect(parts.length, address).toBeGreaterThan(2)
      expect(contents, address).toEqual(parts)
      expect(lost, address).toEqual([])
      expect(byline, address).toMatch(/\d+ min read/)
    }
  })

  test('R6 every article opens booking with its service chosen, and says which article led there', () => {
    for (const { address, booking } of leadingOn())
      expect(booking, address).toEqual([`/book?service=consultation&via=${address.split('/').at(-1)}`])
  })

  test('R7 an article offers the hand-picked one first, never itself and none twice', () => {
    for (const { address, offered } of leadingOn()) {
      expect(offered.length, address).toBeGreaterThan(0)
      expect(offered, address).not.toContain(address)
      expect(new Set(offered).size, address).toBe(offered.length)
      if (address === article) expect(offered[0]).toBe('/articles/saying-the-softer-thing')
    }
  })

  test('R8 the way to the earlier article leads from each to the next of the index, pages about safety left out, and the later one back', () => {
    const all = leadingOn()
    for (const [index, { address, earlier, later }] of all.entries()) {
      const around = [all[index + 1]?.address ?? null, all[index - 1]?.address ?? null]
      expect([earlier, later], address).toEqual(around)
    }
  })
})

test('R6 an article offers its worksheet', async ({ page }) => {
  await page.goto(article)
  await page.getByRole('link', { name: 'Open the worksheet' }).click()
  await expect(page).toHaveURL('/worksheets/pursuer-withdrawer')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('R16 no reading page asks for comments, shows praise or promises an outcome', async ({ page }) => {
    for (const address of [...readingPages, ...(await articleAddresses(page))]) {
      await page.goto(address)
      await expect(page.locator('form:not(search > form), textarea, iframe')).toHaveCount(0)
      const words = await page.locator('main').textContent()
      expect(words, address).not.toMatch(
        /testimonial|success rate|guarantee|proven to save|★|\d+ ?% of (our|the) couples/i,
      )
    }
  })
})

test('R5 the reflection prompts are a named part of the page with a numbered list, and stay on paper', async ({
  page,
}) => {
  await page.goto(article)
  const prompts = page.getByRole('region', { name: 'To think about' })
  expect(await prompts.locator('ol > li').count()).toBeGreaterThan(2)
  const ground = (selector: string) =>
    page.locator(selector).evaluate(element => getComputedStyle(element).backgroundColor)
  expect(await ground('.prompts')).not.toBe(await ground('.prose'))
  await page.emulateMedia({ media: 'print' })
  await expect(prompts.getByRole('listitem').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Book a first consultation' })).toBeHidden()
})

test('R6 a page about safety invites nobody to book, hands out nothing and leads nobody on', async ({
  page,
}) => {
  await page.goto(safetyPage)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'When couples therapy is not the first step',
  )
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: '1-800-799-7233' }).first()).toBeVisible()
  await expect(main.locator('a[href^="/book"], a[href^="/worksheets"]')).toHaveCount(0)
  await expect(main.getByRole('region', { name: 'Read next' })).toHaveCount(0)
})

test('R13 dark follows the system, and nothing moves for those who asked for stillness', async ({ page }) => {
  await page.goto(article)
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper()).not.toBe(light)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter(element => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return (
          animationName !== 'none' || transitionDuration.split(',').some(part => Number.parseFloat(part) > 0)
        )
      }).length,
  )
  expect(moving).toBe(0)
})

test('R13 a printed article keeps its words, art and sources and leaves menus and buttons away', async ({
  page,
}) => {
  await page.goto(article)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const selector of ['h1', '.article-art svg', '.prompts', '.footnotes'])
    await expect(page.locator(selector)).toBeVisible()
  for (const selector of ['.masthead', '.footer', '.contents-fold', '.call', '.related'])
    await expect(page.locator(selector)).toBeHidden()
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  )
})

for (const address of ['/worksheets/pursuer-withdrawer', '/book?service=consultation']) {
  test(`V4 ${address} says where to turn before anything is typed`, async ({ page }) => {
    await page.goto(address)
    const notice = page
      .getByRole('main')
      .getByRole('complementary', { name: 'If you are not safe right now' })
    await expect(notice.getByRole('link', { name: '988' })).toBeVisible()
    await expect(notice.getByRole('link', { name: '1-800-799-7233' })).toHaveAttribute(
      'href',
      'tel:18007997233',
    )
  })
}

test('old addresses of the journal lead to the new ones for good', async ({ request }) => {
  for (const [from, to] of [
    ['/blog', '/articles'],
    ['/topics', '/articles'],
    ['/paths', '/articles'],
    ['/blog/when-one-reaches-and-one-retreats', article],
  ] as const) {
    const answer = await request.get(from, { maxRedirects: 0 })
    expect(answer.status()).toBe(308)
    expect(answer.headers().location).toBe(to)
  }
})

test('an address that leads nowhere says so with status 404 and one way on', async ({ page }) => {
  for (const address of [
    '/no-such-page',
    '/articles/no-such-article',
    '/notices/none',
    '/articles?page=3',
    '/articles?page=0',
    '/topics/no-such-topic',
    '/topics/safety?page=2',
    '/paths/no-such-path',
  ]) {
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(404)
    await expect(page.getByRole('main').getByRole('link', { name: 'Go to the front page' })).toBeVisible()
  }
})
