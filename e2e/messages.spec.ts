import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { alertOf, button, title } from './support/booking'
import { askDatabase } from './support/database'
import { listLetters, readLetter } from './support/mailbox'
import { joinDesk, makeLink } from './support/staff'
import {
  expectCrisisNotice,
  expectFitsNarrowPhone,
  newAddress,
  test,
  waitAsLongAsTypingTakes,
} from './support/visitor'

test('V4 P7 somebody writes to the practice without scripts, reads where to turn, and the desk opens the message and ticks it off', async ({
  openVisitor,
}) => {
  const page = await openVisitor(false)
  await page.goto('/contact')
  await expectCrisisNotice(page)
  await page.getByLabel('Name').fill('Wren <b>Tanager</b>')
  await page.getByLabel('Email').fill('wren@')
  await page.getByLabel('Phone').fill('(503) 555-0188')
  await page.getByLabel('Your message').fill('Do you see people\non Fridays?')
  await send(page)
  await expect(alertOf(page)).toContainText('Write one e-mail address')
  await expect(page.getByLabel('Your message')).toHaveValue('Do you see people\non Fridays?')
  await page.getByLabel('Email').fill(newAddress())
  await send(page)
  await expect(title(page)).toHaveText('Your message is with us')
  await expectCrisisNotice(page)
  const link = await newestNotice()

  const desk = await openVisitor()
  const about = { purpose: 'invitation', role: 'front-desk', email: newAddress() } as const
  await joinDesk(desk, `/invitation?token=${await makeLink({}, about)}`, { name: 'Ines Varga' })
  await desk.goto(link)
  await expect(desk.getByText('Wren <b>Tanager</b>')).toBeVisible()
  await expect(desk.getByText('Do you see people on Fridays?')).toBeVisible()
  await expectGoodPage(desk)
  await desk.getByRole('link', { name: 'Messages' }).click()
  await expect(desk.getByRole('rowheader')).not.toHaveCount(0)
  await expect(desk.getByText('Fridays')).toHaveCount(0)
  await expectGoodPage(desk)
  await desk.goto(link)
  await button(desk, 'Seen to').click()
  await expect(title(desk)).toHaveText('Messages')
  await desk.goto(link)
  await expect(button(desk, 'Seen to')).toHaveCount(0)
})

async function send(page: Page): Promise<void> {
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Send the message').click()
}

async function expectGoodPage(page: Page): Promise<void> {
  await expectFitsNarrowPhone(page)
  await expectAccessible(page)
}

/** The path that the newest letter to the practice leads to, after a look at what the letter does not say. */
async function newestNotice(): Promise<string> {
  const [newest] = await askDatabase('SELECT id FROM message ORDER BY created_at DESC LIMIT 1')
  const path = `/staff/messages/${newest?.id}`
  const found = { text: '' }
  await expect
    .poll(async () => {
      const [letter] = await listLetters('hello@lantern-and-tide.example')
      if (letter === undefined) return ''
      const { subject, text, html } = await readLetter(letter.id)
      found.text = subject + text + html
      return found.text
    })
    .toContain(path)
  expect(found.text).not.toMatch(/wren|fridays|0188/i)
  return path
}
