import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { waitForLetter } from './mailbox'
import {
  codeFor,
  expectCrisisNotice,
  expectFitsNarrowPhone,
  newAddress,
  waitAsLongAsTypingTakes,
} from './visitor'

type Choice = { therapist?: string; state?: string }

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** What the page itself says at once; the router has an alert of its own outside of it. */
export const alertOf = (page: Page) => page.getByRole('main').getByRole('alert')
export const title = (page: Page) => page.getByRole('heading', { level: 1 })
const steps = (page: Page) => page.getByRole('navigation', { name: 'Booking steps' })

/** What every page of a booking owes its reader, at whatever state it stands. */
export async function expectGoodPage(page: Page): Promise<void> {
  await expectCrisisNotice(page)
  await expectFitsNarrowPhone(page)
  await expectAccessible(page)
}

/** From the front page to the list of open times, by what stands on the pages. */
export async function walkToTimes(page: Page, { therapist, state = 'Oregon' }: Choice = {}): Promise<void> {
  await page.goto('/')
  await page.getByRole('banner').getByRole('link', { name: 'Book a consultation' }).click()
  await page.getByRole('link', { name: 'Choose First consultation' }).click()
  await page.getByLabel('Which state will you be in').selectOption(state)
  await button(page, 'Continue').click()
  await expect(title(page)).toHaveText('With whom?')
  await page.getByRole('radio', { name: therapist ?? 'Whoever is free first' }).check()
  await button(page, 'Show times').click()
  await expect(title(page)).toHaveText('Choose a time')
}

/** The list of open times, opened by its address. */
export async function openTimes(page: Page, therapist = 'any'): Promise<void> {
  await page.goto(`/book?service=consultation&party=1&state=OR&therapist=${therapist}`)
  await expect(title(page)).toHaveText('Choose a time')
}

export const times = (page: Page) => page.getByRole('group', { name: /^Start time/ }).getByRole('radio')

/** Chooses the time at a place of the list, and answers which it is. */
export async function takeTime(page: Page, place = 0): Promise<string> {
  const time = times(page).nth(place)
  const start = await time.getAttribute('value')
  await time.check()
  await button(page, 'Continue').click()
  await expect(title(page)).toHaveText('Who is coming?')
  return start ?? ''
}

export type Details = { name: string; email: string; phone: string; note: string }

export const newDetails = (): Details => ({
  name: 'Noor Haddad-Reyes',
  email: newAddress(),
  phone: '(503) 555-0188',
  note: 'We would like an hour without a fight.',
})

/** Fills the form in, ticks what must be ticked, and sends it. */
export async function giveDetails(page: Page, details: Details): Promise<void> {
  await typeDetails(page, details)
  await waitAsLongAsTypingTakes(page)
  await button(page, 'Email me a code').click()
  await expect(title(page)).toHaveText('Enter your code')
}

export async function typeDetails(page: Page, { name, email, phone, note }: Details): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Phone').fill(phone)
  await page.getByLabel('Anything we should know first?').fill(note)
  await page.getByLabel(/I am 18 or older/).check()
  await page.getByLabel(/I have read/).check()
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Six-digit code').fill(code)
  await button(page, 'Book this time').click()
}

export type BookedInBrowser = Details & { start: string; managePath: string }

/** A whole booking, quickly: for tests of what comes after. */
export async function bookInBrowser(page: Page, therapist = 'any'): Promise<BookedInBrowser> {
  await openTimes(page, therapist)
  const start = await takeTime(page)
  const details = newDetails()
  await giveDetails(page, details)
  await giveCode(page, await codeFor(details.email))
  await expect(title(page)).toHaveText('Your time is booked.')
  const link = page.getByRole('link', { name: 'See it or cancel' })
  return { ...details, start, managePath: (await link.getAttribute('href')) ?? '' }
}

/** The letter that says that an appointment stands. */
export const waitForConfirmation = (email: string) => waitForLetter(email, /^Appointment, /)
export const waitForCancellation = (email: string) => waitForLetter(email, /^Cancelled: /)

export const stepShown = (page: Page) => steps(page).locator('[aria-current="step"]')
