import { expect } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { bookByHttp } from './support/book-by-http'
import {
  bookInBrowser,
  button,
  openTimes,
  times,
  title,
  waitForCancellation,
  waitForConfirmation,
} from './support/booking'
import { askDatabase } from './support/database'
import { listLetters, waitForLetter } from './support/mailbox'
import { type OwnPractice, openOwnPractice } from './support/server'
import { expectCrisisNotice, expectFitsNarrowPhone, expectPrivatePage, linkIn, test } from './support/visitor'

const manageIn = (text: string) => linkIn(text, /^\/manage\/[\w-]{20,}$/)

const stateOf = async (email: string) => {
  const sql = `SELECT a.state, a.cancelled_by, (SELECT count(*)::int FROM claim c WHERE c.appointment_id = a.id AND c.active) AS claims
    FROM appointment a JOIN participant p ON p.appointment_id = a.id WHERE p.email = $1`
  return (await askDatabase(sql, [email]))[0]
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('C4 the letter’s link opens the appointment in any browser, shows little, and cancels it there', async ({
      page,
      openVisitor,
    }) => {
      test.slow()
      const { email, start, phone, note, name } = await bookInBrowser(page)
      const letter = await waitForConfirmation(email)
      const other = await openVisitor(javaScriptEnabled)
      await other.goto(manageIn(letter.text))
      await expect(title(other)).toHaveText('Your appointment')
      await expect(other.locator(`time[datetime="${start}"]`)).toBeVisible()
      const shown = await other.content()
      for (const one of [email, phone, note, name]) expect(shown).not.toContain(one)
      await expectPrivatePage(other)
      await expectCrisisNotice(other)
      await expectFitsNarrowPhone(other)
      if (javaScriptEnabled) await expectAccessible(other)
      const file = await other.request.get((await fileLink(other).getAttribute('href')) ?? '')
      expect(file.headers()['content-type']).toContain('text/calendar')
      expect(await file.text()).toContain(start.replaceAll(/[-:]/g, ''))

      await button(other, 'Cancel this appointment').click()
      await expect(title(other)).toHaveText('This appointment is cancelled')
      await expect(other.locator('time')).toHaveCount(0)
      await expectPrivatePage(other)
      await expectCrisisNotice(other)
      await expectFitsNarrowPhone(other)
      if (javaScriptEnabled) await expectAccessible(other)
      expect(await stateOf(email)).toEqual({ state: 'cancelled', cancelled_by: 'client', claims: 0 })
      const told = await waitForCancellation(email)
      const [cancel] = told.attachments.filter(({ name: file }) => file.endsWith('.ics'))
      expect(await (await fetch(cancel?.href ?? '')).text()).toContain('METHOD:CANCEL')
      await openTimes(other)
      await expect(times(other).first()).toHaveValue(start)
    })
  })
}

const fileLink = (page: Parameters<typeof title>[0]) =>
  page.getByRole('link', { name: 'Calendar file (.ics)' })

test('C4 a link that was never sent, or one letter off, is like any page that does not exist', async ({
  page,
}) => {
  const { managePath } = await bookInBrowser(page)
  const last = managePath.at(-1) === 'A' ? 'B' : 'A'
  for (const path of [
    `${managePath.slice(0, -1)}${last}`,
    '/manage/x',
    `${managePath}${managePath.slice(8)}`,
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await expect(title(page)).toHaveText('There is no page here')
  }
})

test('N6 fetching the links of a letter, in every harmless way, leaves the appointment as it is', async ({
  page,
  playwright,
}) => {
  const { email } = await bookInBrowser(page)
  const path = manageIn((await waitForConfirmation(email)).text)
  const before = await stateOf(email)
  const scanner = await playwright.request.newContext({ baseURL: new URL(page.url()).origin })
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    for (const address of [path, `${path}/cancel`, `${path}/calendar`]) {
      const answer = await scanner.fetch(address, { method, headers: { purpose: 'prefetch' } })
      expect(answer.status(), `${method} ${address}`).toBeLessThan(500)
    }
  await scanner.dispose()
  expect(before).toMatchObject({ state: 'confirmed' })
  expect(await stateOf(email)).toEqual(before)
})

test('X32 a double click on the button, and the press of another tab later, cancel once and tell once', async ({
  page,
}) => {
  const { email, managePath } = await bookInBrowser(page)
  const tab = await page.context().newPage()
  await tab.goto(managePath)
  await page.goto(managePath)
  await button(page, 'Cancel this appointment').dblclick()
  await expect(title(page)).toHaveText('This appointment is cancelled')
  await button(tab, 'Cancel this appointment').click()
  await expect(title(tab)).toHaveText('This appointment is cancelled')
  await waitForCancellation(email)
  const sql = `SELECT count(*)::int AS letters FROM letter l JOIN participant p ON p.appointment_id = l.appointment_id WHERE p.email = $1 AND l.kind = 'cancellation'`
  expect((await askDatabase(sql, [email]))[0]?.letters).toBe(1)
  expect((await listLetters(email)).filter(({ subject }) => subject.startsWith('Cancelled'))).toHaveLength(1)
})

test('X33 going back after cancelling, and reloading, show that it is cancelled', async ({ page }) => {
  const { managePath } = await bookInBrowser(page)
  await page.goto('/')
  await page.goto(managePath)
  await button(page, 'Cancel this appointment').click()
  await expect(title(page)).toHaveText('This appointment is cancelled')
  await page.reload()
  await expect(title(page)).toHaveText('This appointment is cancelled')
  await page.goBack()
  await page.goForward()
  await expect(title(page)).toHaveText('This appointment is cancelled')
  await page.goto('/book/details')
  await expect(title(page)).toHaveText('No time is chosen yet')
})

test.describe('on a clock of its own', () => {
  let practice: OwnPractice
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    practice = await openOwnPractice()
  })
  test.afterAll(() => practice.close())

  test('C3 within the cut-off the page cancels nothing, says whom to call, and the server refuses the request', async ({
    page,
  }) => {
    const { publicUrl, databaseUrl, mailboxPort } = practice
    const booked = await bookByHttp(page.request, practice, 'any')
    const letter = await waitForLetter(booked.email, /^Appointment, /, mailboxPort)
    const path = manageIn(letter.text)
    const setClock = (minutesBefore: number) =>
      askDatabase(
        `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS
       'SELECT now() + (timestamptz ''${booked.start}'' - interval ''${minutesBefore} minutes'' - timestamptz ''${new Date().toISOString()}'')'`,
        [],
        databaseUrl,
      )
    const press = () =>
      page.request.post(`${publicUrl}${path}/cancel`, {
        headers: { origin: publicUrl, accept: 'application/json' },
        data: {},
      })
    await setClock(119)
    await page.goto(`${publicUrl}${path}`)
    await expect(page.getByText('It is too late to cancel on this page.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: '(503) 555-0142' })).toBeVisible()
    await expect(button(page, 'Cancel this appointment')).toHaveCount(0)
    await expectFitsNarrowPhone(page)
    await expectAccessible(page)
    const late = await press()
    expect([late.status(), await late.json()]).toEqual([409, { error: 'too-late' }])

    await setClock(-30)
    await page.goto(`${publicUrl}${path}`)
    await expect(title(page)).toHaveText('This appointment is over')
    const over = await press()
    expect([over.status(), await over.json()]).toEqual([409, { error: 'ended' }])

    await setClock(125)
    await page.goto(`${publicUrl}${path}`)
    await button(page, 'Cancel this appointment').click()
    await expect(title(page)).toHaveText('This appointment is cancelled')
    expect(await (await press()).json()).toEqual({ state: 'cancelled' })
  })
})
