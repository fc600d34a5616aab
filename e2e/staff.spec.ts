import { expect, type Page, test } from '@playwright/test'
import { makeMessage } from './support/access'
import { expectAccessible } from './support/accessibility'
import { bookByHttp } from './support/book-by-http'
import { askDatabase } from './support/database'
import { listDeskAddresses } from './support/every-page'
import { waitForLetter } from './support/mailbox'
import { type OwnPractice, openOwnPractice } from './support/server'
import { appCode, joinDesk, makeLink, signInToDesk } from './support/staff'
import { expectFitsNarrowPhone, expectPrivatePage } from './support/visitor'

let practice: OwnPractice
test.beforeAll(async () => {
  test.setTimeout(180_000)
  practice = await openOwnPractice()
})
test.afterAll(() => practice.close())

const invite = async (page: Page, role: 'owner' | 'therapist' | 'front-desk', therapist?: string) => {
  const email = `${role}-${crypto.randomUUID()}@example.org`
  const token = await makeLink(practice, {
    purpose: 'invitation',
    role,
    email,
    ...(therapist ? { therapist } : {}),
  })
  const secret = await joinDesk(page, `${practice.publicUrl}/invitation?token=${token}`, {
    name: `A ${role}`,
  })
  return { email, secret }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('M2 the first owner starts by the one-time link, keeps ten codes, signs out and in again', async ({
      page,
    }) => {
      const { publicUrl, databaseUrl } = practice
      await askDatabase("UPDATE staff_member SET active = false WHERE role = 'owner'", [], databaseUrl)
      const token = await makeLink(practice, { purpose: 'owner', role: 'owner' })
      const email = `owner-${crypto.randomUUID()}@example.org`
      const secret = await joinDesk(page, `${publicUrl}/setup?token=${token}`, { name: 'Ines Varga', email })
      await expect(
        page.getByRole('listitem').filter({ hasText: /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/ }),
      ).toHaveCount(10)
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('button', { name: 'I have kept them' }).click()
      await expect(page).toHaveURL(`${publicUrl}/staff`)
      expect((await page.request.get(`${publicUrl}/setup?token=${token}`)).status()).toBe(404)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.goto(`${publicUrl}/staff`)
      await expect(page).toHaveURL(`${publicUrl}/staff/sign-in`)
      await signInToDesk(page, publicUrl, { email, secret, steps: 1 })
      await expect(page.getByRole('heading', { name: 'Coming appointments' })).toBeVisible()
    })

    test('P3 the desk opens an appointment, cancels it with a reason, and the client is told', async ({
      page,
      playwright,
    }) => {
      await invite(page, 'front-desk')
      await page.getByRole('button', { name: 'I have kept them' }).click()
      const client = await playwright.request.newContext()
      const booked = await bookByHttp(client, practice, 'maren-okafor')
      await page.goto(`${practice.publicUrl}/staff/appointments`)
      await page.locator(`a[href$="${booked.id}"]`).click()
      await expect(page.getByRole('heading', { level: 1, name: booked.name })).toBeVisible()
      await expect(page.getByText('Confirmed', { exact: true })).toBeVisible()
      await expect(page.getByText('We stopped talking')).toHaveCount(0)
      await page.getByText('Cancel this appointment').click()
      await page.getByRole('button', { name: 'Cancel and tell the client' }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Say why, in a few words.')
      await page.getByLabel('Reason').fill('The therapist is ill')
      await page.getByRole('button', { name: 'Cancel and tell the client' }).click()
      await expect(page.getByText('Cancelled by staff', { exact: true })).toBeVisible()
      await expect(
        page.getByRole('list').getByText(/Cancelled by A front-desk: The therapist is ill/),
      ).toBeVisible()
      const letter = await waitForLetter(booked.email, /cancelled/i, practice.mailboxPort)
      expect(letter.text + letter.html).not.toContain('ill')
      await client.dispose()
    })
  })
}

test('M1 the assigned therapist reads what was answered; another finds no page, exactly as for one that does not exist', async ({
  browser,
  playwright,
}) => {
  const { publicUrl } = practice
  const client = await playwright.request.newContext()
  const booked = await bookByHttp(client, practice, 'maren-okafor')
  const assigned = await (await browser.newContext()).newPage()
  await invite(assigned, 'therapist', 'maren-okafor')
  await assigned.goto(`${publicUrl}/staff/appointments/${booked.id}`)
  await expect(assigned.getByText('We stopped talking in spring.')).toBeVisible()
  const other = await (await browser.newContext()).newPage()
  await invite(other, 'therapist', 'theo-lindqvist')
  const theirs = await other.request.get(`${publicUrl}/staff/appointments/${booked.id}`)
  const missing = await other.request.get(`${publicUrl}/staff/appointments/${crypto.randomUUID()}`)
  expect([theirs.status(), missing.status()]).toEqual([404, 404])
  const words = async (answer: typeof theirs) =>
    (await answer.text()).replace(/<script.*?<\/script>/gs, '').replace(/nonce="[^"]*"/g, '')
  expect(await words(theirs)).toBe(await words(missing))
  await client.dispose()
})

test('T21 a client who proved an address has no way into the workspace', async ({ playwright }) => {
  const { publicUrl } = practice
  const client = await playwright.request.newContext()
  const booked = await bookByHttp(client, practice, 'theo-lindqvist')
  const paths = [
    '/staff',
    '/staff/appointments',
    `/staff/appointments/${booked.id}`,
    '/staff/tasks',
    '/staff/recovery-codes',
  ]
  for (const path of paths) expect((await client.get(`${publicUrl}${path}`)).status(), path).toBe(404)
  const headers = { origin: publicUrl, accept: 'application/json' }
  const cancel = `${publicUrl}/staff/appointments/${booked.id}/cancel`
  expect((await client.post(cancel, { headers, data: { reason: 'mine' } })).status()).toBe(404)
  const skipped = await client.post(`${publicUrl}/staff/sign-in/totp`, {
    headers,
    data: { totp: appCode('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP') },
  })
  expect(skipped.status()).toBe(422)
  expect((await client.get(`${publicUrl}/staff`)).status()).toBe(404)
  await client.dispose()
})

test('M3 a password that does not belong to an address is said at both fields, and the news has the focus', async ({
  page,
}) => {
  await page.goto(`${practice.publicUrl}/staff/sign-in`)
  await page.getByLabel('Email').fill('nobody@example.org')
  await page.getByLabel('Password').fill('four unrelated words here')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('main').getByRole('alert').first()).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveValue('nobody@example.org')
  for (const field of ['Email', 'Password'])
    await expect(page.getByLabel(field)).toHaveAttribute('aria-invalid', 'true')
})

test('V6 the pages of the desk hold nothing that axe or html-validate knows is wrong, light and dark, at 320 and 1280 pixels', async ({
  page,
  playwright,
}) => {
  test.slow()
  const { publicUrl } = practice
  const client = await playwright.request.newContext()
  const { id: appointment } = await bookByHttp(client, practice, 'maren-okafor')
  await page.goto(`${publicUrl}/staff/sign-in`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  const token = await makeLink(practice, { purpose: 'invitation', role: 'owner', email: 'axe@example.org' })
  await page.goto(`${publicUrl}/invitation?token=${token}`)
  await expectAccessible(page)
  await page.getByLabel('Your name').fill('Ines Varga')
  await page.getByLabel('A password').fill('four unrelated words here')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  await expectAccessible(page)
  const { email, secret } = await invite(page, 'owner', 'maren-okafor')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signInToDesk(page, publicUrl, { email, secret, steps: 1 }, expectAccessible)
  const addresses = listDeskAddresses({ appointment, message: await makeMessage(practice) })
  expect(addresses.length).toBeGreaterThan(8)
  for (const path of addresses) {
    await page.goto(`${publicUrl}${path}`)
    await expectPrivatePage(page)
    await expectAccessible(page)
    await expectFitsNarrowPhone(page)
  }
  await client.dispose()
})
