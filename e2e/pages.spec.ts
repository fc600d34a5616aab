import { expect, type Page, test } from '@playwright/test'
import { expectCrisisNotice } from './support/visitor'

const services = ['consultation', 'couple-session', 'individual-session']
const therapists = ['maren-okafor', 'theo-lindqvist', 'priya-castellan']
const notices = [
  'accessibility',
  'complaints',
  'consumer-health-data',
  'good-faith-estimate',
  'practices',
  'privacy',
]
const pages = [
  '/services',
  ...services.map(slug => `/services/${slug}`),
  ...therapists.map(slug => `/team/${slug}`),
  '/first-visit',
  '/questions',
  '/contact',
  ...notices.map(slug => `/notices/${slug}`),
]

const main = (page: Page) => page.getByRole('main')

/** The addresses that a page links to. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
}

test('R15 every page of the practice has a title, a description and an address of its own, and each link and anchor on it leads to something that is there', async ({
  request,
}) => {
  const asked = new Map<string, string>()
  const heads = new Set<string>()
  for (const address of ['/', '/team', '/fees', '/help-now', '/notices', ...pages]) {
    const html = await (await request.get(address)).text()
    const [title, description, canonical] = [
      /<title>(.*?)<\/title>/,
      /<meta name="description" content="(.*?)"/,
      /<link rel="canonical" href="(.*?)"/,
    ].map(pattern => pattern.exec(html)?.[1])
    heads.add(title ?? '').add(description ?? '')
    expect(new URL(canonical ?? '').pathname, address).toBe(address)
    expect(html.match(/<h1[ >]/g), address).toHaveLength(1)
    for (const href of linksIn(html))
      if (/^[/#]/.test(href)) asked.set(href.startsWith('#') ? `${address}${href}` : href, address)
  }
  expect(heads.size).toBe(2 * (pages.length + 5))
  expect(asked.size).toBeGreaterThan(60)
  const found = new Map<string, string>()
  for (const [link, from] of asked) {
    const [target = '', anchor] = link.split('#')
    if (!found.has(target)) {
      const answer = await request.get(target)
      expect(answer.status(), `${target}, from ${from}`).toBe(200)
      found.set(target, await answer.text())
    }
    if (anchor !== undefined) expect(found.get(target), `${link}, from ${from}`).toContain(`id="${anchor}"`)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('R15 somebody goes from the front page to a service, to a therapist and to a time with the right service chosen', async ({
    page,
  }) => {
    await page.goto('/')
    await main(page).getByRole('link', { name: 'What we offer' }).click()
    await main(page).getByRole('link', { name: 'Individual session' }).click()
    await expect(page).toHaveURL('/services/individual-session')
    for (const fact of ['50 minutes', '$150', 'Portland office, or by video', 'One of you'])
      await expect(main(page).getByText(fact, { exact: true })).toBeVisible()
    await main(page).getByRole('link', { name: 'Look at times' }).click()
    await expect(page).toHaveURL('/book?service=individual-session')
    await page.goto('/')
    await main(page).getByRole('link', { name: 'Theo Lindqvist, LMFT' }).click()
    await expect(page).toHaveURL('/team/theo-lindqvist')
    await expect(main(page)).toContainText('While you are in Oregon or Washington')
    await expect(main(page)).toContainText('I do not hold certification as an EFT therapist')
    await main(page).getByRole('link', { name: 'Book with Theo Lindqvist' }).click()
    await expect(page).toHaveURL('/book?service=consultation&therapist=theo-lindqvist')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
})

test('R2 the page of a therapist lists the articles they wrote and no others', async ({ page }) => {
  for (const slug of therapists) {
    await page.goto(`/team/${slug}`)
    const name = await page.getByRole('heading', { level: 1 }).textContent()
    const entries = page.getByRole('region', { name: /^Written by/ }).getByRole('listitem')
    expect(await entries.count(), slug).toBeGreaterThan(0)
    for (const entry of await entries.all()) await expect(entry).toContainText(`${name} · `)
  }
})

test('R14 an answer leads to its sources and each source back to the answer', async ({ page }) => {
  await page.goto('/questions')
  const answer = page.getByRole('region', { name: 'Does it work? What does research say?' })
  await answer.getByRole('link', { name: 'Source 3' }).click()
  const source = page.locator('.footnotes li:target')
  await expect(source).toContainText('Beasley, C. C., & Ager, R. (2019)')
  await expect(source).toBeInViewport()
  await source.getByRole('link', { name: /^Back to: Does it work/ }).click()
  await expect(answer.getByRole('heading')).toBeInViewport()
})

test('R15 the foot of every page leads to the small print that a visitor looks for', async ({ page }) => {
  await page.goto('/articles')
  const foot = page.getByRole('contentinfo')
  for (const name of ['Privacy', 'Consumer health data', 'Good-faith estimates', 'Accessibility', 'Contact'])
    await expect(foot.getByRole('link', { name, exact: true })).toBeVisible()
})

test('D8 a page about safety has a way out that works without scripts, stays in reach and says what it cannot do', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  const page = await context.newPage()
  for (const address of [
    '/help-now',
    '/articles/when-couples-therapy-is-not-the-first-step',
    '/worksheets/pursuer-withdrawer',
  ]) {
    await page.goto(address)
    const exit = main(page).getByRole('link', { name: 'Leave this page now' })
    const href = await exit.getAttribute('href')
    expect(new URL(href ?? '').origin).not.toBe(new URL(baseURL ?? '').origin)
    await expect(exit).toHaveAttribute('rel', 'noreferrer')
    await expect(exit).not.toHaveAttribute('target')
    await expect(main(page)).toContainText('It cannot erase anything')
    await main(page).locator('p').last().scrollIntoViewIfNeeded()
    await expect(exit, address).toBeInViewport()
  }
  await context.close()
})

test('V4 the contact page says where to turn, and gives a telephone number, an address and the way in', async ({
  page,
}) => {
  await page.goto('/contact')
  await expectCrisisNotice(page)
  await expect(main(page).getByRole('link', { name: '(503) 555-0142' })).toHaveAttribute(
    'href',
    'tel:5035550142',
  )
  await expect(main(page)).toContainText('9 am to 5 pm Pacific time')
  await expect(main(page)).toContainText('200 Sample Street, Suite 3')
})

test('R15 each notice says its version, since when it holds and that a lawyer has to read it, and prints without menus', async ({
  page,
  request,
}) => {
  for (const slug of notices) {
    const words = (await (await request.get(`/notices/${slug}`)).text()).replace(/<[^>]*>/g, '')
    expect(words, slug).toContain('Version 2026-11-22, in effect since November 22, 2026.')
    expect(words, slug).toContain('Have this reviewed before you rely on it.')
  }
  await page.goto('/notices/practices')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.masthead')).toBeHidden()
})

test('R15 a service, a therapist and a notice that do not exist are not found', async ({ request }) => {
  for (const address of ['/services/none', '/team/none', '/notices/none'])
    expect((await request.get(address)).status(), address).toBe(404)
})

test('R13 the contact page does not scroll sideways at 320 pixels with the text spacing of WCAG 1.4.12, or with letters half as large again', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto('/contact')
  for (const rule of [
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    'html { font-size: 24px !important }',
  ]) {
    const width = await page.evaluate(css => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [sheet]
      return document.documentElement.scrollWidth
    }, rule)
    expect(width, rule).toBe(320)
  }
})
