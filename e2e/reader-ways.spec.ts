import { expect, type Page, test } from '@playwright/test'

// The ways through the journal are plain pages and plain links: all of this without JavaScript.
test.use({ javaScriptEnabled: false })

const titles = (page: Page) => page.locator('.entries h3').allTextContents()
const older = (page: Page) => page.getByRole('link', { name: 'Older articles' })
const newer = (page: Page) => page.getByRole('link', { name: 'Newer articles' })

test('R10 the journal turns its pages without JavaScript: each article once, newest first, and back again', async ({
  page,
}) => {
  await page.goto('/articles')
  const first = await titles(page)
  const days = () =>
    page.locator('.entries time').evaluateAll(all => all.map(one => one.getAttribute('datetime')))
  const seen = await days()
  expect(first).toHaveLength(10)
  await expect(newer(page)).toHaveCount(0)
  await older(page).click()
  await expect(page).toHaveURL('/articles?page=2')
  await expect(page).toHaveTitle(/^Journal, page 2/)
  seen.push(...(await days()))
  const second = await titles(page)
  expect(new Set([...first, ...second]).size).toBe(first.length + second.length)
  expect(seen).toEqual([...seen].sort().reverse())
  await expect(page.getByRole('link', { name: `Everything ${seen.length}` })).toBeVisible()
  await expect(older(page)).toHaveCount(0)
  await newer(page).click()
  await expect(page).toHaveURL('/articles')
})

test('R10 an article leads to its topics, and a topic page shows every article of the topic and no other', async ({
  page,
}) => {
  await page.goto('/articles/when-trust-was-broken')
  const links = page.locator('.article-head').getByRole('listitem').getByRole('link')
  expect(await links.allTextContents()).toEqual(['Hurt and repair', 'Attachment'])
  await links.first().click()
  await expect(page).toHaveURL('/topics/hurt-and-repair')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hurt and repair')
  expect(await titles(page)).toEqual(['When trust was broken', 'When both of you fight'])
  const topics = page.getByRole('navigation', { name: 'Topics' })
  await expect(topics.locator('[aria-current="page"]')).toHaveText('Hurt and repair 2')
  await topics.getByRole('link', { name: /^The pattern/ }).click()
  const inAll = Number(await topics.locator('[aria-current="page"] span').textContent())
  const shown = await titles(page)
  await older(page).click()
  await expect(page).toHaveURL('/topics/the-pattern?page=2')
  expect(new Set([...shown, ...(await titles(page))]).size).toBe(inAll)
  await topics.getByRole('link', { name: /^Everything/ }).click()
  await expect(page).toHaveURL('/articles')
})

test('R9 a reader walks a path from the journal through its parts to the last, and back from there', async ({
  page,
}) => {
  await page.goto('/articles')
  await page.getByRole('navigation', { name: 'To read in order' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From the chase to a first session')
  const parts = await titles(page)
  expect(parts).toHaveLength(4)
  await page.getByRole('link', { name: parts[0] ?? '', exact: true }).click()
  const ways = page.getByRole('region', { name: 'Reading path: From the chase to a first session' })
  for (const [index, title] of parts.entries()) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.locator('.article-head')).toContainText(`Part ${index + 1} of 4 of From the chase`)
    await expect(ways.getByRole('link', { name: /^Back/ })).toHaveCount(index === 0 ? 0 : 1)
    if (index < 3) await ways.getByRole('link', { name: `Go on with part ${index + 2}` }).click()
  }
  await expect(ways).toContainText('This was the last part.')
  await expect(ways.getByRole('link', { name: /^Go on/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Book a first consultation' })).toBeVisible()
  await ways.getByRole('link', { name: 'Back to part 3' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(parts[2] ?? '')
  await ways.getByRole('link', { name: 'All parts' }).click()
  await expect(page).toHaveURL('/paths/from-the-chase-to-a-first-session')
  await page.goto('/articles/when-trust-was-broken')
  await expect(page.getByRole('region', { name: /^Reading path/ })).toHaveCount(0)
})
