import { expect, type Page } from '@playwright/test'
import { button, newDetails, openTimes, takeTime, typeDetails } from './support/booking'
import { test } from './support/visitor'

const words = 'Do you see people on Fridays? Two lines\nthat took a while.'

/** Sends with no connection, and goes back from the browser’s own page about that. */
async function loseConnectionAt(page: Page, send: string): Promise<void> {
  await page.context().setOffline(true)
  await button(page, send).click({ noWaitAfter: true })
  await expect.poll(() => page.url()).toMatch(/^chrome-error:/)
  await page.context().setOffline(false)
  await page.goBack()
}

async function expectMessageIsKept(page: Page): Promise<void> {
  await page.goto('/contact')
  await page.getByLabel('Your message').fill(words)
  await page.getByLabel('Name').fill('Wren Tanager')
  await loseConnectionAt(page, 'Send the message')
  await expect(page.getByLabel('Your message')).toHaveValue(words)
  await expect(page.getByLabel('Name')).toHaveValue('Wren Tanager')
}

test('X38 a message and the details of a booking that were sent with no connection are there, every word, once their sender goes back', async ({
  page,
}) => {
  await expectMessageIsKept(page)
  const details = newDetails()
  await openTimes(page)
  await takeTime(page)
  await typeDetails(page, details)
  await loseConnectionAt(page, 'Email me a code')
  await expect(page.getByLabel('Name')).toHaveValue(details.name)
  await expect(page.getByLabel('Anything we should know first?')).toHaveValue(details.note)
  await expect(page.getByLabel(/I am 18 or older/)).toBeChecked()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('X38 a message and an address that were sent with no connection are kept without scripts too', async ({
    page,
  }) => {
    await expectMessageIsKept(page)
    for (const [address, send] of [
      ['/newsletter', 'Send me a letter to confirm'],
      ['/sign-in', 'Email me a code'],
    ] as const) {
      await page.goto(address)
      await page.getByLabel('Email').fill('wren@example.org')
      await loseConnectionAt(page, send)
      await expect(page.getByLabel('Email'), address).toHaveValue('wren@example.org')
    }
  })
})
