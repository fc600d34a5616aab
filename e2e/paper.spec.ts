import { expect, test } from '@playwright/test'
import { printedPages } from './support/printed'

// Two lines of the smallest print.
const fewestLetters = 160

test('On paper of either size no page of the front page, of an article on a path or of the questions holds a line or two alone', async ({
  page,
}) => {
  const thin: string[] = []
  for (const address of ['/', '/articles/the-loop-you-are-both-in', '/questions']) {
    await page.goto(address)
    for (const format of ['Letter', 'A4'])
      for (const [at, text] of printedPages(await page.pdf({ format })).entries())
        if (text.replaceAll(/\s/g, '').length < fewestLetters)
          thin.push(`${address} on ${format}, page ${at + 1}: ${text}`)
  }
  expect(thin).toEqual([])
})
