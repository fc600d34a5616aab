import { expect, type Locator, type Page } from '@playwright/test'
import {
  alertOf,
  bookInBrowser,
  button,
  expectGoodPage,
  giveCode,
  giveDetails,
  newDetails,
  openTimes,
  stepShown,
  takeTime,
  times,
  title,
  typeDetails,
  waitForCancellation,
  waitForConfirmation,
  walkToTimes,
} from './support/booking'
import { askDatabase } from './support/database'
import {
  codeFor,
  expectCrisisNotice,
  expectPrivatePage,
  newNetwork,
  test,
  waitAsLongAsTypingTakes,
  wrongCode,
} from './support/visitor'

async function bookAsPeopleDo({ page }: { page: Page }): Promise<void> {
  test.slow()
  await walkToTimes(page, { therapist: 'Theo Lindqvist' })
  await expect(stepShown(page)).toHaveText('3 of 4: Time')
  const start = await takeTime(page)
  await expect(page.getByText(/We hold this time for you until/)).toBeVisible()
  const details = newDetails()
  await typeDetails(page, { ...details, email: 'noor@' })
  await page.getByLabel(/I have read/).uncheck()
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  const summary = alertOf(page)
  await expect(summary).toContainText('2 things need another look')
  await expect(summary).toBeFocused()
  await expect(page.getByLabel('Name')).toHaveValue(details.name)
  await expect(page.getByLabel('Email')).toHaveValue('noor@')
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Phone')).toHaveValue(details.phone)
  await expect(page.getByLabel('Anything we should know first?')).toHaveValue(details.note)
  await expect(page.getByLabel(/I am 18 or older/)).toBeChecked()
  await giveDetails(page, details)
  const code = await codeFor(details.email)
  await giveCode(page, wrongCode(code))
  await expect(page.getByText('That is not the code we sent last: 4 tries are left')).toBeVisible()
  await expect(page.getByLabel('Six-digit code')).toBeFocused()
  await giveCode(page, code)
  await expect(title(page)).toHaveText('Your time is booked.')
  await expect(page.locator(`time[datetime="${start}"]`)).toBeVisible()

  const letter = await waitForConfirmation(details.email)
  expect(letter.to).toEqual([details.email])
  const [file] = letter.attachments.filter(({ name }) => name.endsWith('.ics'))
  const calendar = await (await fetch(file?.href ?? '')).text()
  expect(calendar).toContain('METHOD:REQUEST')
  expect(calendar).toContain(start.replaceAll(/[-:]/g, ''))

  await page.goto('/account')
  await expect(page.locator(`time[datetime="${start}"]`)).toBeVisible()
  await page.getByRole('link', { name: 'See it or cancel' }).click()
  await page.getByLabel('Would you like to tell us why?').fill('The children are ill.')
  await button(page, 'Cancel this appointment').click()
  await expect(title(page)).toHaveText('This appointment is cancelled')
  const cancelled = await waitForCancellation(details.email)
  expect(cancelled.text).toContain('You cancelled this appointment')
  expect(cancelled.text).not.toContain('children')
  await page.goto('/account')
  await expect(page.getByText('You have no appointment ahead.')).toBeVisible()
  await openTimes(page, 'theo-lindqvist')
  await expect(times(page).first()).toHaveValue(start)
}

test(
  'B1 somebody books without a password, gets the letter and its calendar file, finds the time on their page, and cancels it',
  bookAsPeopleDo,
)

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test(
    'B12 somebody books without scripts, gets the letter and its calendar file, finds the time on their page, and cancels it',
    bookAsPeopleDo,
  )
})

test('B2 each service says how long it is, what it costs, for whom it is, and where it takes place', async ({
  page,
}) => {
  await page.goto('/book')
  const expected = {
    'First consultation': ['20 minutes', 'No charge', 'For: Couples, or one partner', 'by video', 'at once'],
    'Couple session': [
      '75 minutes',
      '$210',
      'For: Couples who have had',
      'in Portland or by video',
      'Arranged',
    ],
    'Individual session': ['50 minutes', '$150', 'For: Partners in couple work', 'alone with your therapist'],
  }
  for (const [name, words] of Object.entries(expected)) {
    const service = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
    for (const one of words) await expect(service).toContainText(one)
  }
  await expectGoodPage(page)
})

test('B4 the times are labelled choices of one group under date headings, and all of a booking is done by keyboard', async ({
  page,
}) => {
  await openTimes(page)
  const group = page.getByRole('group', { name: 'Start time, Pacific (PST)' })
  const first = group.getByRole('radio').first()
  const day = group.getByRole('heading', { level: 2 }).first()
  const dayWords = ((await day.textContent()) ?? '').replace(' ', ', ')
  await expect(first).toHaveAccessibleName(new RegExp(`^${dayWords}, \\d+:\\d\\d [ap]m$`))
  await expectGoodPage(page)

  await page.goto('/book')
  await pressOn(page, page.getByRole('link', { name: 'Choose First consultation' }), 'Enter')
  await tabTo(page, page.getByLabel('Which state will you be in'))
  await page.keyboard.type('Oregon')
  await pressOn(page, button(page, 'Continue'), 'Enter')
  await tabTo(page, page.getByRole('radio', { name: 'Whoever is free first' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Choose a time')
  await pressOn(page, first, 'Space')
  await page.keyboard.press('ArrowRight')
  await expect(group.getByRole('radio').nth(1)).toBeChecked()
  await expect(group.getByRole('radio').nth(1)).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Who is coming?')
  const details = newDetails()
  await tabTo(page, page.getByLabel('Name'))
  await page.keyboard.type(details.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(details.email)
  await pressOn(page, page.getByLabel(/I am 18 or older/), 'Space')
  await pressOn(page, page.getByLabel(/I have read/), 'Space')
  await waitAsLongAsTypingTakes(page)
  await pressOn(page, button(page, 'Email me a code'), 'Enter')
  await tabTo(page, page.getByLabel('Six-digit code'))
  await page.keyboard.type(await codeFor(details.email))
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Your time is booked.')
})

type Target = ReturnType<Page['getByRole']>

/** Moves on from where the focus is, until it is where somebody wants it. */
async function tabTo(page: Page, target: Target): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

async function pressOn(page: Page, target: Target, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

test('B5 a hold that ends says so, keeps what was typed, and the next time finds it in the form again', async ({
  page,
}) => {
  await openTimes(page)
  const start = await takeTime(page)
  const shown = page.getByRole('status').filter({ hasText: 'We hold this time for you until' })
  await expect(shown).toContainText(/until \d+:\d\d [ap]m Pacific \(PST\)\. About (9|10) minutes are left\./)
  const details = newDetails()
  await page.setViewportSize({ width: 390, height: 800 })
  await expect(page.getByText(/Held for you until \d+:\d\d [ap]m\./)).toBeInViewport()
  await typeDetails(page, details)
  await endHold(start)
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  await expect(title(page)).toHaveText('The time is no longer held')
  await expect(page.getByText('What you wrote is kept')).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Choose a time' }).click()
  await takeTime(page)
  await expect(page.getByText('no longer held')).toHaveCount(0)
  await expect(page.getByLabel('Name')).toHaveValue(details.name)
  await expect(page.getByLabel('Email')).toHaveValue(details.email)
  await expect(page.getByLabel('Phone')).toHaveValue(details.phone)
  await expect(page.getByLabel('Anything we should know first?')).toHaveValue(details.note)
})

/** The newest hold of a time is over, as if its ten minutes had passed. */
async function endHold(start: string): Promise<void> {
  const ended = await askDatabase(
    `UPDATE appointment SET held_until = practice_now() - interval '1 second'
     WHERE id = (SELECT id FROM appointment WHERE starts_at = $1 AND state = 'held' ORDER BY created_at DESC LIMIT 1) RETURNING id`,
    [start],
  )
  expect(ended).toHaveLength(1)
}

const someTherapist = 'priya-castellan'

test('B5 whoever holds a time and would change it finds that time in the list, chosen, and can hold it again', async ({
  page,
}) => {
  await openTimes(page, someTherapist)
  const start = await takeTime(page, 2)
  await page.getByRole('link', { name: 'Change the time' }).click()
  await expect(page.locator(`input[name="start"][value="${start}"]`)).toBeChecked()
  await button(page, 'Continue').click()
  await expect(title(page)).toHaveText('Who is coming?')
})

test('B6 of two people at one time the second is told that it was just taken, and shown the times that are free', async ({
  page,
  openVisitor,
}) => {
  const other = await openVisitor()
  for (const visitor of [page, other]) await openTimes(visitor, someTherapist)
  const start = await takeTime(other)
  await page.locator(`input[name="start"][value="${start}"]`).check()
  await button(page, 'Continue').click()
  await expect(alertOf(page)).toContainText('That time was taken a moment ago')
  await expect(title(page)).toHaveText('Choose a time')
  await expect(page.getByRole('main')).toContainText('Priya Castellan')
  expect(await times(page).count()).toBeGreaterThan(3)
  await expect(page.locator(`input[name="start"][value="${start}"]`)).toHaveCount(0)
  await expectGoodPage(page)
})

test('B6 whoever asks for whoever is free first and comes too late is shown times, and is told so once', async ({
  page,
}) => {
  await openTimes(page)
  const start = (await times(page).first().getAttribute('value')) ?? ''
  await holdWithEverybody(page, start)
  await times(page).first().check()
  await button(page, 'Continue').click()
  await expect(title(page)).toHaveText('Choose a time')
  await expect(alertOf(page)).toContainText('That time was taken a moment ago')
  await takeTime(page)
  await openTimes(page)
  await expect(page.getByText('taken a moment ago')).toHaveCount(0)
})

/** Everybody who works at a time is chosen by another browser. */
async function holdWithEverybody(page: Page, start: string): Promise<void> {
  const { origin } = new URL(page.url())
  const send = (therapist: string) =>
    fetch(`${origin}/book/hold`, {
      method: 'POST',
      headers: { origin, accept: 'application/json', 'x-forwarded-for': newNetwork() },
      body: new URLSearchParams({ service: 'consultation', therapist, state: 'OR', start }),
    })
  const answers = await Promise.all(['maren-okafor', 'theo-lindqvist', 'priya-castellan'].map(send))
  expect(answers.map(({ status }) => status)).toContain(201)
}

test('X7 a right code for a time that somebody took meanwhile signs in, offers other times, and keeps the form', async ({
  page,
  openVisitor,
}) => {
  await openTimes(page, someTherapist)
  const start = await takeTime(page)
  const details = newDetails()
  await giveDetails(page, details)
  await endHold(start)
  const other = await openVisitor()
  await openTimes(other, someTherapist)
  await other.locator(`input[name="start"][value="${start}"]`).check()
  await button(other, 'Continue').click()
  await expect(title(other)).toHaveText('Who is coming?')
  await giveCode(page, await codeFor(details.email))
  await expect(title(page)).toHaveText('That time is gone')
  await expect(page.getByText('somebody else has taken it')).toBeVisible()
  await expect(page.getByLabel('Six-digit code')).toHaveCount(0)
  await expect(page.getByText(/your code (books|asks for)/)).toHaveCount(0)
  await expect(page.getByRole('main').locator('a[href*="near="]').first()).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Choose another time' }).click()
  const second = await takeTime(page)
  expect(second).not.toBe(start)
  await expect(page.getByLabel('Name')).toHaveValue(details.name)
  await expect(page.getByLabel('Anything we should know first?')).toHaveValue(details.note)
  await page.getByLabel(/I am 18 or older/).check()
  await page.getByLabel(/I have read/).check()
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  await expect(title(page)).toHaveText('Your time is booked.')
})

const valuesOf = (radios: Locator): Promise<string[]> =>
  radios.evaluateAll(all => all.map(one => one.getAttribute('value') ?? ''))

test('I3 whoever is booked at that hour already is signed in by the code and shown that appointment instead of the field for the code', async ({
  page,
  openVisitor,
}) => {
  const other = await openVisitor()
  await openTimes(other, 'theo-lindqvist')
  await openTimes(page, 'maren-okafor')
  const theirs = await valuesOf(times(other))
  const shared = (await valuesOf(times(page))).findIndex(start => theirs.includes(start))
  const start = await takeTime(page, shared)
  const details = newDetails()
  await giveDetails(page, details)
  const code = await codeFor(details.email)
  await giveCode(page, code)
  await expect(title(page)).toHaveText('Your time is booked.')
  await takeTime(other, theirs.indexOf(start))
  await giveDetails(other, details)
  await giveCode(other, await codeFor(details.email, code))
  await expect(title(other)).toHaveText('You are booked at that hour')
  await expect(other.getByRole('main').getByRole('listitem')).toHaveCount(1)
  await expect(other.locator(`time[datetime="${start}"]`)).toBeVisible()
  await expect(other.getByRole('link', { name: 'See it or cancel' })).toBeVisible()
  await expect(other.getByLabel('Six-digit code')).toHaveCount(0)
  await expectGoodPage(other)
  await other.getByRole('link', { name: 'Choose another time' }).click()
  await takeTime(other, 1)
  await expect(other.getByText('You are booked at that hour')).toHaveCount(0)
})

test('I15 whoever has three appointments ahead is shown them when a fourth is asked for, and takes the held time once one is cancelled', async ({
  page,
}) => {
  // All with one therapist: no two of her times overlap, and with whoever is free first they might.
  const details = await bookInBrowser(page, 'maren-okafor')
  for (let more = 0; more < 3; more += 1) {
    await openTimes(page, 'maren-okafor')
    await takeTime(page)
    await typeDetails(page, details)
    await waitAsLongAsTypingTakes(page)
    await button(page, 'Email me a code').click()
    await expect(title(page)).not.toHaveText('Who is coming?')
  }
  await expect(title(page)).toHaveText('You have three appointments ahead')
  const ahead = page.getByRole('main').getByRole('listitem')
  await expect(ahead).toHaveCount(3)
  await expect(page.getByLabel('Six-digit code')).toHaveCount(0)
  await expectGoodPage(page)
  await ahead.first().getByRole('link', { name: 'See it or cancel' }).click()
  await button(page, 'Cancel this appointment').click()
  await expect(title(page)).toHaveText('This appointment is cancelled')
  await page.goto('/book/proof')
  await expect(title(page)).toHaveText('Who is coming?')
  await typeDetails(page, details)
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  await expect(title(page)).toHaveText('Your time is booked.')
})

const countOf = async (email: string) => {
  const sql = `SELECT count(*)::int AS bookings, coalesce(sum((SELECT count(*)::int FROM letter l WHERE l.appointment_id = a.id)), 0)::int AS letters
    FROM appointment a JOIN participant p ON p.appointment_id = a.id WHERE p.email = $1 AND a.state = 'confirmed'`
  const [row] = await askDatabase(sql, [email])
  return row
}

test('X32 a double click on each button of the way makes one hold, one code letter, one booking and one letter', async ({
  page,
}) => {
  await openTimes(page)
  await times(page).first().check()
  await button(page, 'Continue').dblclick()
  await expect(title(page)).toHaveText('Who is coming?')
  const details = newDetails()
  await typeDetails(page, details)
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').dblclick()
  await expect(title(page)).toHaveText('Enter your code')
  const [codes] = await askDatabase('SELECT count(*)::int AS sent FROM challenge WHERE email = $1', [
    details.email,
  ])
  expect(codes?.sent).toBe(1)
  await page.getByLabel('Six-digit code').fill(await codeFor(details.email))
  await button(page, 'Book this time').dblclick()
  await expect(title(page)).toHaveText('Your time is booked.')
  expect(await countOf(details.email)).toEqual({ bookings: 1, letters: 1 })
})

test('X32 every form of the way that arrives twice at the same moment is answered alike, and books and writes once', async ({
  page,
}) => {
  const answered: (string | undefined)[][] = []
  await page.route('**/book/*', async route => {
    if (route.request().method() !== 'POST') return route.continue()
    const send = () => route.fetch({ maxRedirects: 0 })
    const [first, second] = await Promise.all([send(), send()])
    answered.push([first.headers().location, second.headers().location])
    return route.fulfill({ response: first })
  })
  const { email } = await bookInBrowser(page)
  const ways = ['/book/details', '/book/proof', '/book/done']
  expect(answered).toEqual(ways.map(way => [way, way]))
  const [codes] = await askDatabase('SELECT count(*)::int AS sent FROM challenge WHERE email = $1', [email])
  expect(codes?.sent).toBe(1)
  expect(await countOf(email)).toEqual({ bookings: 1, letters: 1 })
})

test('B7 reloading the last page and sending every form of the way again changes nothing and shows the same', async ({
  page,
}) => {
  const sent: { url: string; form: string; answer: string | undefined }[] = []
  page.on('response', response => {
    const request = response.request()
    if (request.method() !== 'POST') return
    sent.push({
      url: request.url(),
      form: request.postData() ?? '',
      answer: response.headers().location,
    })
  })
  const { email, start } = await bookInBrowser(page)
  expect(sent.map(({ answer }) => answer)).toEqual(['/book/details', '/book/proof', '/book/done'])
  const { origin } = new URL(page.url())
  for (const { url, form, answer } of sent) {
    const again = await page.request.post(url, {
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      data: form,
      maxRedirects: 0,
    })
    expect(again.headers().location).toBe(answer)
  }
  await page.reload()
  await expect(title(page)).toHaveText('Your time is booked.')
  await expect(page.locator(`time[datetime="${start}"]`)).toBeVisible()
  expect(await countOf(email)).toEqual({ bookings: 1, letters: 1 })
})

test('X33 going back after the booking leads to the booking, and an old tab with another time asks again', async ({
  page,
}) => {
  await openTimes(page)
  const tab = await page.context().newPage()
  await openTimes(tab)
  const start = await takeTime(page)
  const details = newDetails()
  await giveDetails(page, details)
  await giveCode(page, await codeFor(details.email))
  await expect(title(page)).toHaveText('Your time is booked.')
  for (const step of ['code', 'details'])
    await test.step(`back to the ${step}`, async () => {
      await page.goBack()
      await expect(title(page)).toHaveText('Your time is booked.')
    })
  await tab.locator(`input[name="start"][value="${start}"]`).check()
  await button(tab, 'Continue').click()
  await expect(title(tab)).toHaveText(/Choose a time|Who is coming\?/)
  expect(await countOf(details.email)).toEqual({ bookings: 1, letters: 1 })
})

test('X33 details from an old tab are not taken for a time that another tab chose since: they are kept, and asked to be confirmed', async ({
  page,
}) => {
  await openTimes(page)
  await takeTime(page)
  const details = newDetails()
  await typeDetails(page, details)
  await waitAsLongAsTypingTakes(page)
  const tab = await page.context().newPage()
  await tab.goto('/book?service=consultation&party=1&state=WA&therapist=any')
  const other = await takeTime(tab, 6)
  await button(page, 'Email me a code').click()
  await expect(page.getByText('You chose another time in another window')).toBeVisible()
  await expectGoodPage(page)
  const adult = page.getByLabel('I am 18 or older, and I will be in Washington during the call.')
  await expect(adult).not.toBeChecked()
  await expect(page.getByLabel('Name')).toHaveValue(details.name)
  expect(await askDatabase('SELECT 1 FROM challenge WHERE email = $1', [details.email])).toEqual([])
  await adult.check()
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  await giveCode(page, await codeFor(details.email))
  await expect(title(page)).toHaveText('Your time is booked.')
  const sql = `SELECT a.starts_at AS start, a.client_state AS state FROM appointment a JOIN participant p ON p.appointment_id = a.id WHERE p.email = $1`
  expect(await askDatabase(sql, [details.email])).toEqual([{ start: new Date(other), state: 'WA' }])
})

test('X33 a form that comes again with its old key and another time is asked about and not taken for the first', async ({
  page,
}) => {
  await openTimes(page)
  const second = times(page).nth(1)
  const other = await second.getAttribute('value')
  const key = (await button(page, 'Continue').getAttribute('value')) ?? ''
  await takeTime(page)
  await openTimes(page)
  await button(page, 'Continue').evaluate((pressed, value) => pressed.setAttribute('value', value), key)
  await page.locator(`input[name="start"][value="${other}"]`).check()
  await button(page, 'Continue').click()
  await expect(page.getByText('This page was sent before with other words')).toBeVisible()
})

test('B8 the question is one and may be left open, asks for no details, and its answer is sealed and in no letter', async ({
  page,
}) => {
  await openTimes(page)
  await takeTime(page)
  const question = page.getByLabel(/Anything we should know first\? \(optional\)/)
  await expect(question).toHaveAccessibleDescription(/Please do not include details\.$/)
  await expect(page.getByRole('textbox')).toHaveCount(4)
  const details = newDetails()
  await giveDetails(page, details)
  await giveCode(page, await codeFor(details.email))
  const letter = await waitForConfirmation(details.email)
  expect(`${letter.subject} ${letter.text} ${letter.html}`).not.toContain('without a fight')
  const [row] = await askDatabase('SELECT intake_sealed FROM participant WHERE email = $1', [details.email])
  expect(Buffer.isBuffer(row?.intake_sealed)).toBe(true)
  expect(String(row?.intake_sealed)).not.toContain('without a fight')
})

test('B9 the fee and the rules stand beside the button, must be agreed to, and the version is kept with the booking', async ({
  page,
}) => {
  await openTimes(page)
  await takeTime(page)
  await expect(page.getByRole('complementary').first()).toContainText('No charge')
  await page.getByText('Cancelling and fees, in full').click()
  await expect(page.getByText('You can cancel a first consultation on this site')).toBeVisible()
  await expect(page.getByText('You pay after each session')).toBeVisible()
  await expectGoodPage(page)
  const details = newDetails()
  await typeDetails(page, details)
  await page.getByLabel(/I have read/).uncheck()
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  await expect(page.getByText('Please agree to the policies').first()).toBeVisible()
  await expectGoodPage(page)
  await giveDetails(page, details)
  await expectGoodPage(page)
  await giveCode(page, await codeFor(details.email))
  await expect(title(page)).toHaveText('Your time is booked.')
  const kept = await askDatabase(
    'SELECT a.policy_version, p.policies_at IS NOT NULL AS agreed FROM appointment a JOIN participant p ON p.appointment_id = a.id WHERE p.email = $1',
    [details.email],
  )
  expect(kept).toEqual([{ policy_version: '2026-11-22', agreed: true }])
})

test('B10 nobody books who has not said that they are 18, and where they will be stands in the sentence', async ({
  page,
}) => {
  await openTimes(page)
  await takeTime(page)
  const adult = page.getByLabel('I am 18 or older, and I will be in Oregon during the call.')
  const details = newDetails()
  await typeDetails(page, details)
  await adult.uncheck()
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  await expect(page.getByText('Please confirm that you are 18 or older').first()).toBeVisible()
  await giveDetails(page, details)
  const [row] = await askDatabase('SELECT adult_at IS NOT NULL AS said FROM participant WHERE email = $1', [
    details.email,
  ])
  expect(row?.said).toBe(true)
})

test('B10 a state where nobody is licensed leads to the telephone and never to a booking, by page and by request', async ({
  page,
}) => {
  await page.goto('/book?service=consultation')
  await page.getByLabel('Which state will you be in').selectOption('Texas')
  await button(page, 'Continue').click()
  await expect(page.getByText('None of our therapists is licensed in that state')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: '(503) 555-0142' })).toBeVisible()
  await expectGoodPage(page)
  await page.goto('/book?service=consultation&party=1&state=WA')
  await expect(page.getByRole('radio')).toHaveCount(2)
  const headers = { origin: new URL(page.url()).origin, accept: 'application/json' }
  await openTimes(page)
  const start = await times(page).first().getAttribute('value')
  const asked = { service: 'consultation', state: 'TX', start }
  const answer = await page.request.post('/book/hold', { headers, data: asked })
  expect(answer.status()).toBe(422)
  expect(await answer.json()).toEqual({ error: 'not-licensed', phone: '(503) 555-0142' })
})

test('B14 until the booking stands no page of the way says where to meet or how to join', async ({
  page,
}) => {
  const secret = /Sample Street|https?:\/\//
  const expectNothingYet = async () =>
    expect(await page.getByRole('main').textContent(), page.url()).not.toMatch(secret)
  await openTimes(page)
  await expectNothingYet()
  await takeTime(page)
  await expectNothingYet()
  const details = newDetails()
  await giveDetails(page, details)
  await expectNothingYet()
  const code = await codeFor(details.email)
  await giveCode(page, code)
  await expect(page.getByRole('heading', { name: 'Your therapist sends the video link' })).toBeVisible()
})

test('S4 no page of the booking is listed by a search engine, kept by a cache or shown in a frame, and each carries the crisis notice', async ({
  page,
}) => {
  const check = async () => {
    await expectPrivatePage(page)
    await expectCrisisNotice(page)
  }
  for (const address of ['/book', '/book?service=couple-session', '/book?service=consultation']) {
    await page.goto(address)
    await check()
  }
  await openTimes(page)
  await check()
  await takeTime(page)
  await check()
  const details = newDetails()
  await giveDetails(page, details)
  await check()
  await giveCode(page, await codeFor(details.email))
  await expect(title(page)).toHaveText('Your time is booked.')
  await check()
})

test('V4 the booked page and the pages without a hold carry the crisis notice, fit a narrow phone and are accessible', async ({
  page,
}) => {
  test.slow()
  for (const address of ['/book/details', '/book/proof', '/book/done']) {
    await page.goto(address)
    await expectGoodPage(page)
  }
  await bookInBrowser(page)
  await expectGoodPage(page)
})
