import { expect } from '@playwright/test'
import { button, giveCode, giveDetails, newDetails, takeTime, title } from './support/booking'
import { askDatabase } from './support/database'
import { codeFor, test } from './support/visitor'

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

test('S5 somebody goes from an article to a booked consultation; that it was opened and led to a time is counted without a cookie or a word about whom', async ({
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
  const details = newDetails()
  await giveDetails(page, details)
  await giveCode(page, await codeFor(details.email))
  await expect(title(page)).toHaveText('Your time is booked.')
  const rows = await askDatabase(
    `SELECT to_jsonb(a)::text AS row FROM appointment a JOIN participant p ON p.appointment_id = a.id WHERE p.email = $1
     UNION ALL SELECT to_jsonb(l)::text FROM letter l JOIN participant p ON p.appointment_id = l.appointment_id WHERE p.email = $1`,
    [details.email],
  )
  expect(rows.length).toBeGreaterThan(1)
  expect(JSON.stringify(rows)).not.toContain(article)
})
