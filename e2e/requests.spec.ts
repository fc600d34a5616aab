import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { type BookedByHttp, bookByHttp } from './support/book-by-http'
import { button, title } from './support/booking'
import { askDatabase } from './support/database'
import { listLetters, waitForLetter } from './support/mailbox'
import { type OwnPractice, openOwnPractice } from './support/server'
import { joinDesk, makeLink } from './support/staff'
import {
  expectFitsNarrowPhone,
  expectPrivatePage,
  linkIn,
  newAddress,
  test,
  waitAsLongAsTypingTakes,
} from './support/visitor'

let practice: OwnPractice
test.beforeAll(async () => {
  test.setTimeout(180_000)
  practice = await openOwnPractice()
})
test.afterAll(() => practice.close())
test.beforeEach(() => setClock(0))

/** The practice's clock, some minutes ahead of ours. */
const setClock = (minutes: number) =>
  askDatabase(
    `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now() + interval ''${minutes} minutes'''`,
    [],
    practice.databaseUrl,
  )

// The first time offered may lie a minute before its notice, and be overdue in the middle of a journey.
const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

const sessionBy = (place: 'video' | 'portland') => ({
  service: 'individual-session',
  place,
  from: inThreeDays,
})

async function enterDesk(page: Page, role: 'front-desk' | 'therapist' = 'front-desk'): Promise<void> {
  const email = `${role}-${crypto.randomUUID()}@example.org`
  const about = { purpose: 'invitation', role, email, therapist: 'maren-okafor' } as const
  const token = await makeLink(practice, about)
  await joinDesk(page, `${practice.publicUrl}/invitation?token=${token}`, { name: 'Ines Varga' })
}

const openRecord = (page: Page, { id }: BookedByHttp) =>
  page.goto(`${practice.publicUrl}/staff/appointments/${id}`)

const letterTo = ({ email }: BookedByHttp, subject: RegExp) =>
  waitForLetter(email, subject, practice.mailboxPort)

const managePage = async (request: BookedByHttp) =>
  practice.publicUrl + linkIn((await letterTo(request, /^Request: /)).text, /^\/manage\/[\w-]{20,}$/)

const expectGood = async (page: Page) => {
  await expectAccessible(page)
  await expectFitsNarrowPhone(page)
}

test('P2 a client asks for a session, the desk approves it, and three minutes later it is confirmed', async ({
  page,
  openVisitor,
}) => {
  test.slow()
  const request = await bookByHttp(page.request, practice, 'maren-okafor', sessionBy('portland'))
  expect(request.state).toBe('requested')
  await page.goto(`${practice.publicUrl}/book/done`)
  await expect(title(page)).toHaveText('We have your request.')
  await expect(page.getByText('It is not confirmed yet.')).toBeVisible()
  await expect(page.getByText('Sample Street')).toHaveCount(0)
  await expectGood(page)
  const manage = await managePage(request)
  await page.goto(manage)
  await expect(title(page)).toHaveText('Your request')
  await expect(page.getByText('Sample Street')).toHaveCount(0)
  await expectPrivatePage(page)
  await expectGood(page)
  await page.goto(`${practice.publicUrl}/account`)
  await expect(page.getByText('You asked for this time.')).toBeVisible()
  await expectGood(page)

  const desk = await openVisitor()
  await enterDesk(desk)
  await desk.goto(`${practice.publicUrl}/staff/appointments`)
  const row = desk.getByRole('row').filter({ has: desk.locator(`a[href$="${request.id}"]`) })
  await expect(row.getByText('Requested', { exact: true })).toBeVisible()
  await row.getByRole('link').click()
  await expect(button(desk, 'Approve this request')).toBeVisible()
  await expectGood(desk)
  await button(desk, 'Approve this request').click()
  await expect(desk.getByRole('status')).toContainText('Approved by Ines Varga. The letter leaves at')
  await expectGood(desk)
  await button(desk, 'Undo').click()
  await expect(button(desk, 'Approve this request')).toBeVisible()
  await button(desk, 'Approve this request').click()
  await expect(desk.getByRole('status')).toContainText('Approved by Ines Varga.')
  await page.goto(manage)
  await expect(title(page)).toHaveText('Your request')
  expect((await listLetters(request.email, practice.mailboxPort)).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Request: /),
    'Your code',
  ])

  await setClock(4)
  const confirmed = await letterTo(request, /^Appointment, /)
  const [file] = confirmed.attachments.filter(({ name }) => name.endsWith('.ics'))
  expect(await (await fetch(file?.href ?? '')).text()).toContain('METHOD:REQUEST')
  expect(confirmed.text).toContain('200 Sample Street')
  await openRecord(desk, request)
  await expect(desk.getByText('Confirmed', { exact: true })).toBeVisible()
  await page.goto(manage)
  await expect(title(page)).toHaveText('Your appointment')
  await expect(page.getByRole('link', { name: 'Calendar file (.ics)' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('B2 a session on approval is asked for page by page, and every page says that it is a request', async ({
    page,
  }) => {
    const { publicUrl, mailboxPort } = practice
    const asked = new URLSearchParams({ ...sessionBy('portland'), party: '1', therapist: 'maren-okafor' })
    await page.goto(`${publicUrl}/book?${asked}`)
    const time = page
      .getByRole('group', { name: /^Start time/ })
      .getByRole('radio')
      .first()
    await time.check()
    await button(page, 'Ask for this time').click()
    await expect(page.getByText('You ask for this time, and a therapist answers you')).toBeVisible()
    const email = newAddress()
    await page.getByLabel('Name').fill('Noor Haddad-Reyes')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel(/I am 18 or older/).check()
    await page.getByLabel(/I have read/).check()
    await waitAsLongAsTypingTakes(page)
    await button(page, 'Email me a code').click()
    await expect(page.getByRole('heading', { name: 'Your request so far' })).toBeVisible()
    const { text } = await waitForLetter(email, /code/i, mailboxPort)
    await page.getByLabel('Six-digit code').fill(/\b\d{6}\b/.exec(text)?.[0] ?? '')
    await button(page, 'Ask for this time').click()
    await expect(title(page)).toHaveText('We have your request.')
    await page.goto(`${publicUrl}/book/proof`)
    await expect(page).toHaveURL(`${publicUrl}/book/done`)
    await page.goto(`${publicUrl}/book/details`)
    await expect(page).toHaveURL(`${publicUrl}/book/done`)
  })

  test('P2 a therapist declines a request with a reason that stays in the record, and the time is offered again', async ({
    page,
    openVisitor,
  }) => {
    const request = await bookByHttp(page.request, practice, 'maren-okafor', sessionBy('video'))
    const desk = await openVisitor(false)
    await enterDesk(desk, 'therapist')
    await openRecord(desk, request)
    await expect(desk.getByText('We stopped talking in spring.')).toBeVisible()
    await expectFitsNarrowPhone(desk)
    await desk.getByText('Decline this request').click()
    await desk.getByLabel('Reason').fill('Not a fit for couple work now')
    await button(desk, 'Decline and tell the client').click()
    await expect(desk.getByRole('status')).toContainText('Declined by Ines Varga.')
    await expect(desk.getByText('Not a fit for couple work now')).toBeVisible()
    await setClock(4)
    const letter = await letterTo(request, /^About your request: /)
    expect(letter.text + letter.html).not.toContain('Not a fit')
    await page.goto(await managePage(request))
    await expect(title(page)).toHaveText('We could not confirm this time')
    await expectFitsNarrowPhone(page)
    await openRecord(desk, request)
    await expect(desk.getByText('Declined', { exact: true })).toBeVisible()
    await setClock(0)
    const asked = new URLSearchParams({ ...sessionBy('video'), therapist: 'maren-okafor', state: 'OR' })
    const open = await page.request.get(`${practice.publicUrl}/api/slots?${asked}`)
    const starts = (await open.json()).slots.map(({ start }: { start: string }) => start)
    expect(starts).toContain(request.start)
  })
})

test('I27 an answer from a page that is older than another’s answer changes nothing, and shows that answer', async ({
  page,
  openVisitor,
}) => {
  const request = await bookByHttp(page.request, practice, 'maren-okafor', sessionBy('video'))
  const desk = await openVisitor()
  await enterDesk(desk)
  await openRecord(desk, request)
  const tab = await desk.context().newPage()
  await openRecord(tab, request)
  await button(desk, 'Approve this request').click()
  await expect(desk.getByRole('status')).toContainText('Approved by')
  const headers = { origin: practice.publicUrl, accept: 'application/json' }
  const version = await tab.locator('input[name="version"]').first().inputValue()
  const send = (path: string) => desk.request.post(`${desk.url()}/${path}`, { headers, data: { version } })
  const [declined, approved] = [await send('decline'), await send('approve')]
  expect([declined.status(), await declined.json()]).toEqual([409, { error: 'decided', state: 'requested' }])
  expect([approved.status(), await approved.json()]).toEqual([
    200,
    { decision: 'approve', until: expect.stringMatching(/Z$/) },
  ])
  await tab.getByText('Decline this request').click()
  await button(tab, 'Decline and tell the client').click()
  await expect(tab.getByRole('main').getByRole('alert')).toContainText('Somebody decided otherwise')
  await expect(tab.getByRole('status')).toContainText('Approved by')
  await page.goto(await managePage(request))
  await button(page, 'Take the request back').click()
  await expect(title(page)).toHaveText('This appointment is cancelled')
  await button(tab, 'Undo').click()
  await expect(tab.getByRole('main').getByRole('alert')).toContainText('no decision left to take back')
  await expect(tab.locator('.appt-head')).toContainText('Cancelled by the client')
})
