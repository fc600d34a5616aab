import { expect } from '@playwright/test'
import { button, takeTime, title } from './support/booking'
import { askDatabase } from './support/database'
import { test } from './support/visitor'

const article = 'when-one-reaches-and-one-retreats'

/** The numbers of the article over all days; none counted is nought. */
async function counted(): Promise<{ reads: number; choices: number }> {
  const [row] = await askDatabase(
    'SELECT coalesce(sum(reads), 0)::int AS reads, coalesce(sum(choices), 0)::int AS choices FROM article_day WHERE article = $1',
    [article],
  )
  return { reads: Number(row?.reads), choices: Number(row?.choices) }
}

// The browser of the journeys says that nobody sits before it, and such ones are not counted.
test.use({
  userAgent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
})

test('S5 an article that is opened, and a time chosen on the way from it, are counted without a cookie or a word about whom', async ({
  page,
}) => {
  const before = await counted()
  await page.goto(`/articles/${article}`)
  expect(await page.context().cookies()).toEqual([])
  await page.getByRole('article').getByRole('link', { name: 'Book a first consultation' }).click()
  await page.getByLabel('Which state will you be in').selectOption('Oregon')
  await button(page, 'Continue').click()
  await page.getByRole('radio', { name: 'Whoever is free first' }).check()
  await button(page, 'Show times').click()
  await expect(title(page)).toHaveText('Choose a time')
  await takeTime(page)
  await expect.poll(counted).toEqual({ reads: before.reads + 1, choices: before.choices + 1 })
  const [held] = await askDatabase(
    "SELECT to_jsonb(a)::text AS row FROM appointment a WHERE state = 'held' ORDER BY created_at DESC LIMIT 1",
  )
  expect(String(held?.row)).not.toContain(article)
})
