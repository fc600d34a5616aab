import { expect, type Page } from '@playwright/test'
import { button, expectGoodPage, openTimes, takeTime, times, title } from './support/booking'
import { askDatabase } from './support/database'
import { test } from './support/visitor'

const phone = (page: Page) => page.getByRole('main').getByRole('link', { name: '(503) 555-0142' })
const at = (query: string) => `/book?therapist=any&${query}`
const startOf = (page: Page, place = 0) => times(page).nth(place).getAttribute('value')
const timeAt = (page: Page, start: string | null) => page.locator(`input[name="start"][value="${start}"]`)
const labelOf = (page: Page, start: string | null) => timeAt(page, start).getAttribute('aria-label')

test('B2 each of the three services shows its times, at the place and for the people that are asked for', async ({
  page,
}) => {
  await page.goto('/book')
  await page.getByRole('link', { name: 'Choose Individual session' }).click()
  await expect(title(page)).toHaveText('Where shall we meet?')
  await expectGoodPage(page)
  await page.getByRole('radio', { name: 'Portland office' }).check()
  await button(page, 'Continue').click()
  await expect(title(page)).toHaveText('With whom?')
  await page.getByRole('radio', { name: 'Priya Castellan' }).check()
  await button(page, 'Show times').click()
  await expect(page.getByText('a therapist answers you by e-mail')).toBeVisible()
  await expect(button(page, 'Ask for this time')).toBeVisible()
  expect(await times(page).count()).toBeGreaterThan(10)
  await expectGoodPage(page)

  await page.goto('/book')
  await page.getByRole('link', { name: 'Choose Couple session' }).click()
  await page.getByRole('radio', { name: 'By video' }).check()
  await button(page, 'Continue').click()
  await expect(title(page)).toHaveText('Where will you be?')
  await page.getByLabel('Which state will you be in').selectOption('Oregon')
  await button(page, 'Continue').click()
  await button(page, 'Show times').click()
  expect(await times(page).count()).toBeGreaterThan(10)
  await page.goto(at('service=consultation&party=2&state=OR'))
  expect(await times(page).count()).toBeGreaterThan(10)
  await expect(page.getByText('The two of you')).toBeVisible()
})

test('B2 a time that is arranged with the practice leads to a page that names it and says how to reach us', async ({
  page,
}) => {
  await page.goto(at('service=couple-session&place=portland'))
  const start = await startOf(page, 1)
  const words = ((await labelOf(page, start)) ?? '').split(', ')
  await timeAt(page, start).check()
  await button(page, 'Arrange this time with us').click()
  await expect(title(page)).toHaveText('We arrange this with you')
  await expect(phone(page)).toHaveAttribute('href', 'tel:5035550142')
  await expect(page.getByRole('link', { name: 'hello@lantern-and-tide.example' }).first()).toBeVisible()
  for (const part of words) await expect(page.locator(`time[datetime="${start}"]`)).toContainText(part)
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Back to the times' }).click()
  await expect(timeAt(page, start)).toBeChecked()

  await page.goto(at('service=consultation&party=2&state=OR'))
  await times(page).first().check()
  await button(page, 'Arrange this time with us').click()
  await expect(page.getByText('Coming as two is not booked on the page yet')).toBeVisible()
})

test('B2 a program that asks for a couple, for two, or without a place is told so, and nothing is held', async ({
  page,
}) => {
  await openTimes(page)
  const start = await startOf(page)
  const headers = { origin: new URL(page.url()).origin, accept: 'application/json' }
  const ask = async (data: Record<string, string | null>) => {
    const answer = await page.request.post('/book/hold', { headers, data: { start, ...data } })
    return [answer.status(), await answer.json()]
  }
  const notOnline = [422, { error: 'not-online', phone: '(503) 555-0142' }]
  expect(await ask({ service: 'couple-session', party: '2', state: 'OR' })).toEqual(notOnline)
  expect(await ask({ service: 'couple-session', party: '2', place: 'portland' })).toEqual(notOnline)
  expect(await ask({ service: 'consultation', party: '2', state: 'OR' })).toEqual(notOnline)
  const noLicence = [422, { error: 'not-licensed', phone: '(503) 555-0142' }]
  expect(await ask({ service: 'couple-session', party: '2', place: 'video', state: 'TX' })).toEqual(noLicence)
  const wrong = (field: string) => [422, { errors: { [field]: expect.any(String) } }]
  expect(await ask({ service: 'individual-session' })).toEqual(wrong('place'))
  expect(await ask({ service: 'individual-session', place: 'video' })).toEqual(wrong('state'))
  expect(await ask({ service: 'consultation' })).toEqual(wrong('state'))
})

test.describe('a request', () => {
  test('B2 a session that a therapist answers is held like any other, and each page says that it is a request', async ({
    page,
  }) => {
    await page.goto(at('service=individual-session&place=portland'))
    await times(page).first().check()
    await button(page, 'Ask for this time').click()
    await expect(title(page)).toHaveText('Who is coming?')
    await expect(page.getByText('a therapist answers you by e-mail')).toBeVisible()
    await expect(page.getByText('The code sends your request. A therapist answers it.')).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Your request so far' })).toContainText(
      'Portland office',
    )
    await expect(page.getByLabel('I am 18 or older.', { exact: true })).toBeVisible()
    await expectGoodPage(page)
  })
})

test('Z3 in person the times are the office’s own, whatever zone is asked for, on the list and beside the form', async ({
  page,
}) => {
  await page.goto(at('service=individual-session&place=portland&zone=Asia/Kathmandu'))
  await expect(page.getByText('Times at our Portland office are that office’s own')).toContainText(
    'Pacific time, Los Angeles (PST), wherever you are',
  )
  await expect(button(page, 'Change the time zone')).toHaveCount(0)
  await expect(page.getByText('Your device is set to')).toHaveCount(0)
  const start = await startOf(page)
  const hour = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    hour: 'numeric',
    minute: '2-digit',
  })
  const shown = hour
    .format(new Date(start ?? ''))
    .toLowerCase()
    .replace(/\s/u, ' ')
  expect(await labelOf(page, start)).toContain(shown)
  await page.goto(at('service=individual-session&place=portland&zone=Asia/Kathmandu&view=zone&city=delhi'))
  await expect(title(page)).toHaveText('Choose a time')
  await times(page).first().check()
  await button(page, 'Ask for this time').click()
  await expect(page.getByRole('complementary').first()).toContainText(`${shown} Pacific (PST)`)
})

async function changeZoneAndKeepTheTime({ page }: { page: Page }): Promise<void> {
  await openTimes(page)
  const last = (await times(page).count()) - 1
  const start = await startOf(page, last)
  const before = await labelOf(page, start)
  await timeAt(page, start).check()
  await button(page, 'Change the time zone').click()
  await expect(title(page)).toHaveText('In whose time?')
  await expect(page.getByText('stays chosen')).toBeVisible()
  expect(page.url()).not.toContain('idempotencyKey')
  await page.getByLabel('Your city').fill('xyzzy')
  await page.getByLabel('Your city').press('Enter')
  await expect(page.getByRole('status')).toContainText('We know no city')
  await page.getByLabel('Your city').fill('SAO paulo')
  await button(page, 'Find it').click()
  await page.getByRole('link', { name: 'São Paulo' }).click()
  await expect(title(page)).toHaveText('Choose a time')
  await expect(page.getByText('Times are shown in')).toContainText('São Paulo')
  await expect(timeAt(page, start)).toBeChecked()
  await expect(timeAt(page, start)).toBeVisible()
  expect(await labelOf(page, start)).not.toBe(before)
  await button(page, 'Change the time zone').click()
  await page.getByRole('link', { name: 'Honolulu' }).click()
  await expect(timeAt(page, start)).toBeChecked()
  await button(page, 'Continue').click()
  await expect(page.getByRole('complementary').first()).toContainText('Hawaii-Aleutian (HST)')
}

test(
  'Z2 a city is searched for and its zone chosen, and the time that was chosen stays chosen',
  changeZoneAndKeepTheTime,
)

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test(
    'Z2 B12 without scripts a city is searched for and its zone chosen, and the time that was chosen stays chosen',
    changeZoneAndKeepTheTime,
  )
})

test('Z2 the zone of the device is offered by name and taken only when asked for, and nothing moves under the hand', async ({
  page,
}) => {
  await page.addInitScript(() => {
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) document.documentElement.dataset.moved = JSON.stringify(entry)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.setViewportSize({ width: 390, height: 800 })
  await openTimes(page)
  await expect(page.getByText('Your device is set to Nepal time, Kathmandu (GMT+5:45).')).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-moved')
  await expect(page.getByText('Times are shown in')).toContainText('Pacific time, Los Angeles (PST)')
  const start = await startOf(page, 3)
  await timeAt(page, start).check()
  await button(page, 'Show the times so').click()
  await expect(page.getByText('Times are shown in')).toContainText('Nepal time, Kathmandu (GMT+5:45)')
  await expect(timeAt(page, start)).toBeChecked()
  await expect(page.getByText('Your device is set to')).toHaveCount(0)
  await button(page, 'Change the time zone').click()
  await page.getByLabel('Your city').fill('portland')
  await page.getByLabel('Your city').press('Enter')
  await expect(page.getByRole('heading', { name: 'Which of these?' })).toBeVisible()
  await expectGoodPage(page)
})

test('B4 the month says which days have times and leads to them by keyboard, as a table with a caption and headers', async ({
  page,
}) => {
  await openTimes(page, 'priya-castellan')
  const first = await labelOf(page, await startOf(page))
  const summary = page.getByText('See the whole month')
  await summary.focus()
  await page.keyboard.press('Enter')
  const table = page.getByRole('table')
  await expect(table).toHaveAccessibleName(/^[A-Z][a-z]+ 20\d\d$/)
  await expect(table.getByRole('columnheader')).toHaveCount(7)
  const days = table.getByRole('link')
  const today = days.first()
  const [, day = ''] = (first ?? '').split(', ')
  await expect(today).toHaveAccessibleName(new RegExp(`^${day}: (\\d+ times|one time)$`))
  await expectGoodPage(page)
  const later = page.getByRole('navigation', { name: 'Other months' }).getByRole('link').last()
  const month = (await later.textContent()) ?? ''
  await later.focus()
  await page.keyboard.press('Enter')
  await expect(table).toHaveAccessibleName(month)
  const chosen = days.nth(4)
  const words = (await chosen.getAttribute('aria-label')) ?? ''
  const count = /: (\d+|one) time/.exec(words)?.[1]
  await chosen.focus()
  await page.keyboard.press('Enter')
  await expect(table).toBeHidden()
  const name = new RegExp(`, ${words.split(':')[0]}, `)
  await expect(page.getByRole('radio', { name })).toHaveCount(count === 'one' ? 1 : Number(count))
  await expect(times(page).first()).toHaveAccessibleName(name)
})

test.describe('a practice that is closed for a while', () => {
  const close = `INSERT INTO leave (therapist_id, starts_at, ends_at)
    VALUES (NULL, practice_now() - interval '1 day', practice_now() + interval '20 days') RETURNING id`
  let closed: unknown
  test.beforeAll(async () => {
    closed = (await askDatabase(close))[0]?.id
  })
  test.afterAll(() => askDatabase('DELETE FROM leave WHERE id = $1', [closed]))

  test('B4 days without times lead to the next day that has some', async ({ page }) => {
    await openTimes(page)
    await expect(page.getByText('No times are open on these days.')).toBeVisible()
    await expect(times(page)).toHaveCount(0)
    await expectGoodPage(page)
    const next = page.getByRole('link', { name: /^The next free time is / })
    const day = ((await next.textContent()) ?? '').replace('The next free time is ', '')
    await next.click()
    await expect(times(page).first()).toHaveAccessibleName(new RegExp(`^${day}, `))
  })
})

test('B4 the way back and forth through the days ends today and where nothing can be booked any more', async ({
  page,
}) => {
  await openTimes(page)
  await expect(page.getByRole('link', { name: 'Earlier dates' })).toHaveCount(0)
  const later = page.getByRole('link', { name: 'Later dates' })
  for (let steps = 0; (await later.count()) > 0; steps += 1) {
    expect(steps).toBeLessThan(10)
    const from = await page.getByRole('main').locator('input[name="from"]').inputValue()
    await later.click()
    await expect(page.getByRole('main').locator('input[name="from"]')).not.toHaveValue(from)
  }
  await expect(page.getByRole('link', { name: 'Earlier dates' })).toBeVisible()
  await takeTime(page)
})

const strange = [
  'service=%00',
  'service[]=consultation',
  'service=consultation&service=consultation',
  `service=${'a'.repeat(5000)}`,
  'service=consultation&party=3&state=%E2%82%AC%E2%82%AC',
  'service=consultation&party=1&state=ZZ&therapist=any',
  'service=consultation&state=OR&party=1&therapist=any&therapist=any',
]
const strangeTimes = [
  'from=2026-02-30',
  'from=0000-00-00',
  'from=275760-09-13',
  'from=2999-12-31&zone=Pacific/Kiritimati',
  'from=1900-01-01',
  'from=2026-12-01&from=2026-12-01',
  'zone=Mars/Olympus',
  'zone=%2B25:00',
  'zone=US/Pacific',
  'zone=Asia/Calcutta',
  'device=nowhere',
  'near=2999-12-31T23:59:59Z',
  'near=-271821-04-20T00:00:00Z',
  'time=now&view=month&city=x',
  `view=zone&city=${'x'.repeat(64)}`,
  'view=zone&city=%00%27%3Cscript%3E',
  'view=zone&view=month',
  'place=moon',
]

test('T64 whatever stands in the address of the booking page, it answers with a page and never fails', async ({
  request,
}) => {
  const all = [
    ...strange,
    ...strangeTimes.map(query => `service=consultation&party=1&state=OR&therapist=any&${query}`),
  ]
  for (const query of all) {
    const answer = await request.get(`/book?${query}`)
    expect(answer.status(), query).toBe(200)
    expect(await answer.text(), query).toMatch(/<h1/)
  }
})

test('B4 a date on which nothing can be booked yet is said to be one, and the times of today are shown', async ({
  page,
}) => {
  await page.goto('/book?service=consultation&party=1&state=OR&therapist=any&from=2399-01-01')
  await expect(page.getByText('Nothing can be booked yet from January 1, 2399 on')).toBeVisible()
  await expect(
    page
      .getByRole('group', { name: /^Start time/ })
      .getByRole('radio')
      .first(),
  ).toBeVisible()
})
