import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { alertOf, bookInBrowser, button, title } from './support/booking'
import { askDatabase } from './support/database'
import { waitForLetter } from './support/mailbox'
import {
  codeFor,
  expectFitsNarrowPhone,
  expectPrivatePage,
  linkIn,
  newAddress,
  test,
  waitAsLongAsTypingTakes,
  wrongCode,
} from './support/visitor'

async function expectGoodPage(page: Page): Promise<void> {
  await expectPrivatePage(page)
  await expectFitsNarrowPhone(page)
  await expectAccessible(page)
}

/** Asks for a letter on the sign-in page, up to the page for its code. */
async function askForLetter(page: Page, email = newAddress(), next = ''): Promise<string> {
  await page.goto(next === '' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`)
  await sendAddress(page, email)
  await expect(title(page)).toHaveText('Enter your code')
  return email
}

async function sendAddress(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
}

async function sendCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Six-digit code').fill(code)
  await button(page, 'Sign in').click()
}

const linkFor = async (email: string) =>
  linkIn((await waitForLetter(email, /code/i)).text, /^\/sign-in\/[\w-]{20,}$/)

async function countSessions(email: string): Promise<number> {
  const [row] = await askDatabase(
    'SELECT count(*)::int AS open FROM session s JOIN person p ON p.id = s.person_id WHERE p.email = $1',
    [email],
  )
  return Number(row?.open)
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('C1 somebody signs in with the code of a letter, after a wrong address and a wrong code', async ({
      page,
    }) => {
      test.slow()
      await page.goto('/sign-in')
      if (javaScriptEnabled) await expectGoodPage(page)
      await sendAddress(page, 'sam@')
      await expect(alertOf(page)).toBeFocused()
      await expect(page.getByLabel('Email')).toHaveValue('sam@')
      if (javaScriptEnabled) await expectGoodPage(page)
      const email = newAddress()
      await sendAddress(page, email)
      await expect(page.getByText(`A six-digit code for ${email} is on its way`)).toBeVisible()
      if (javaScriptEnabled) await expectGoodPage(page)
      const code = await codeFor(email)
      await sendCode(page, wrongCode(code))
      await expect(page.getByText('That is not the code we sent last: 4 tries are left')).toBeVisible()
      if (javaScriptEnabled) await expectGoodPage(page)
      await sendCode(page, code)
      await expect(title(page)).toHaveText('Your page')
      await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible()
      if (javaScriptEnabled) await expectGoodPage(page)
    })

    test('C1 somebody signs in with the link of a letter and the button behind it', async ({ page }) => {
      const email = await askForLetter(page)
      await page.goto(await linkFor(email))
      await expect(page.getByText(`You are about to sign in as ${email}`)).toBeVisible()
      if (javaScriptEnabled) await expectGoodPage(page)
      await button(page, `Sign in as ${email}`).click()
      await expect(title(page)).toHaveText('Your page')
    })
  })
}

test('C1 whoever begins again with another address is not shown what was wrong with the code before', async ({
  page,
}) => {
  const email = await askForLetter(page)
  await sendCode(page, wrongCode(await codeFor(email)))
  await expect(page.getByText('That is not the code we sent last')).toBeVisible()
  const other = newAddress()
  await page.getByRole('link', { name: 'Start again' }).click()
  await sendAddress(page, other)
  await expect(page.getByText(`A six-digit code for ${other} is on its way`)).toBeVisible()
  await expect(page.getByText('That is not the code we sent last')).toHaveCount(0)
  await sendCode(page, await codeFor(other))
  await expect(title(page)).toHaveText('Your page')
})

const allTables = async () => {
  const tables = [
    'challenge',
    'session',
    'person',
    'letter',
    'one_time_link',
    'appointment',
    'audit_entry',
    'draft',
  ]
  const counted = tables.map(
    name => `(SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM ${name} t) AS ${name}`,
  )
  return askDatabase(`SELECT ${counted.join(', ')}`)
}

test('T6 a letter’s link that a scanner fetched twenty times, in every harmless way and with a browser, still signs in', async ({
  page,
  playwright,
  openVisitor,
}) => {
  const email = await askForLetter(page)
  const link = await linkFor(email)
  await expect
    .poll(async () => (await askDatabase("SELECT 1 FROM letter WHERE state = 'waiting'")).length)
    .toBe(0)
  const before = await allTables()
  const { origin } = new URL(page.url())
  const scanner = await playwright.request.newContext({ baseURL: origin })
  for (let round = 0; round < 20; round += 1) {
    const method = ['GET', 'HEAD', 'OPTIONS'][round % 3] ?? 'GET'
    const headers = round % 2 === 0 ? {} : { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' }
    for (const address of [link, `${link}/confirm`]) {
      const answer = await scanner.fetch(address, { method, headers, maxRedirects: 0 })
      expect(answer.status(), `${method} ${address}`).toBeLessThan(500)
      expect(answer.headers()['set-cookie'] ?? '', `${method} ${address}`).not.toContain('session')
    }
  }
  await scanner.dispose()
  const headless = await openVisitor()
  await headless.goto(link, { waitUntil: 'networkidle' })
  expect(await allTables()).toEqual(before)
  await page.goto(link)
  await button(page, `Sign in as ${email}`).click()
  await expect(title(page)).toHaveText('Your page')
})

test('N6 every link of a sign-in letter opens a page that changes nothing until its button is pressed', async ({
  page,
}) => {
  const email = await askForLetter(page)
  await page.goto(await linkFor(email))
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(1)
  expect(await countSessions(email)).toBe(0)
  await page.goto('/account')
  await expect(title(page)).toHaveText('Sign in')
})

test('T9 in another browser the link asks whether this device is meant, and signs nobody in without the press', async ({
  page,
  openVisitor,
}) => {
  test.slow()
  const email = await askForLetter(page)
  const link = await linkFor(email)
  const other = await openVisitor()
  await other.goto(link)
  await expect(title(other)).toHaveText('Sign in on this device?')
  await expect(other.getByText('This link was asked for in another browser.')).toBeVisible()
  await expectGoodPage(other)
  await other.goto('/account')
  await expect(title(other)).toHaveText('Sign in')
  await other.goto(link)
  await button(other, `Sign in as ${email}`).click()
  await expect(title(other)).toHaveText('Your page')
  await page.goto('/account')
  await expect(title(page)).toHaveText('Sign in')
})

test('T7 a link works once: pressed in two tabs at the same moment and again later it makes one session', async ({
  page,
}) => {
  const email = await askForLetter(page)
  const link = await linkFor(email)
  const { origin } = new URL(page.url())
  const press = () => page.request.post(`${link}/confirm`, { headers: { origin }, maxRedirects: 0 })
  const answers = await Promise.all([press(), press()])
  const places = answers.map(answer => answer.headers().location ?? '')
  expect(answers.map(answer => answer.status())).toEqual([303, 303])
  expect(places.filter(place => place.endsWith('/account'))).toHaveLength(1)
  expect(places.filter(place => place.endsWith(link))).toHaveLength(1)
  expect((await press()).headers().location).toContain(link)
  expect(await countSessions(email)).toBe(1)
  await page.goto(link)
  await expect(title(page)).toHaveText('This link no longer works')
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Send a new letter' }).click()
  await expect(title(page)).toHaveText('Sign in')
})

test('T7 a code works once: entered again in another tab it signs nobody in and asks for a new letter', async ({
  page,
}) => {
  const email = await askForLetter(page)
  const code = await codeFor(email)
  const tab = await page.context().newPage()
  await tab.goto('/sign-in/proof')
  await sendCode(page, code)
  await expect(title(page)).toHaveText('Your page')
  await sendCode(tab, code)
  await expect(tab.getByText('This code no longer works')).toBeVisible()
  expect(await countSessions(email)).toBe(1)
})

test('X32 a double click on each button of the sign-in sends one letter and makes one session', async ({
  page,
}) => {
  const email = newAddress()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').dblclick()
  await expect(title(page)).toHaveText('Enter your code')
  const [row] = await askDatabase('SELECT count(*)::int AS sent FROM challenge WHERE email = $1', [email])
  expect(row?.sent).toBe(1)
  await page.getByLabel('Six-digit code').fill(await codeFor(email))
  await button(page, 'Sign in').dblclick()
  await expect(title(page)).toHaveText('Your page')
  expect(await countSessions(email)).toBe(1)
})

/** The page as it stands; while the browser is still on its way to the next one there is nothing to be read. */
async function readWhole(page: Page): Promise<string> {
  const read: string[] = []
  await expect
    .poll(async () => {
      const shown = await page.content().catch(() => null)
      if (shown !== null) read.push(shown)
      return read.length
    })
    .toBeGreaterThan(0)
  return read.join('')
}

test('T18 after signing out neither Back nor an address nor a fetched page shows anything private', async ({
  page,
}) => {
  const { email, managePath } = await bookInBrowser(page)
  const token = managePath.split('/').at(-1) ?? ''
  await page.goto('/account')
  await expect(page.getByText(email)).toBeVisible()
  await page.goto('/book/done')
  await expect(page.getByText(email)).toBeVisible()
  await page.goto('/account')
  await button(page, 'Sign out').click()
  await expect(page).toHaveURL('/')
  expect(await countSessions(email)).toBe(0)
  const expectNothingPrivate = async () => {
    const shown = await readWhole(page)
    expect(shown, page.url()).not.toContain(email)
    expect(shown, page.url()).not.toContain(token)
  }
  for (let steps = 0; steps < 3; steps += 1) {
    await page.goBack()
    await page.waitForLoadState()
    await expectNothingPrivate()
  }
  for (const address of ['/account', '/book/done']) {
    await page.goto(address)
    await expectNothingPrivate()
    const flight = await page.request.get(`${address}?_rsc`, { headers: { rsc: '1' } })
    expect(flight.headers()['cache-control'], address).toBe('private, no-store')
    expect(await flight.text(), address).not.toContain(email)
  }
})

test('W2 a signed-out reader asks for a file, signs in by the letter, and the file comes at once', async ({
  page,
}) => {
  test.slow()
  await page.goto('/worksheets/pursuer-withdrawer')
  await page.getByRole('link', { name: 'Download “Our cycle” as a PDF' }).click()
  await expect(title(page)).toHaveText('Sign in')
  await expect(page.getByText('Before the download we ask for your e-mail address')).toBeVisible()
  await expectGoodPage(page)
  const email = newAddress()
  await sendAddress(page, email)
  const code = await codeFor(email)
  await page.getByLabel('Six-digit code').fill(code)
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Sign in').click()])
  expect(download.suggestedFilename()).toBe('reflection-together.pdf')
})

test('W2 by the link of the letter the file comes at once too', async ({ page }) => {
  const email = await askForLetter(page, newAddress(), '/worksheets/pursuer-withdrawer/pdf?edition=joint')
  await page.goto(await linkFor(email))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, `Sign in as ${email}`).click(),
  ])
  expect(download.suggestedFilename()).toBe('reflection-together.pdf')
})

test('S4 the page of a client and the desk are listed by no search engine', async ({ page, request }) => {
  await bookInBrowser(page)
  await page.goto('/account')
  await expectGoodPage(page)
  for (const address of ['/staff/sign-in', '/sign-in', '/sign-in/proof']) {
    await page.goto(address)
    await expectPrivatePage(page)
  }
  const answer = await request.get('/staff', { maxRedirects: 0 })
  expect(answer.status()).toBe(307)
  expect(answer.headers()['cache-control']).toBe('private, no-store')
})
