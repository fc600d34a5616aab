import { type APIRequestContext, type Browser, expect, test } from '@playwright/test'
import { addressOf, expectedAnswer, knock, listCells } from './support/access'
import { bookByHttp } from './support/book-by-http'
import { type OwnPractice, openOwnPractice } from './support/server'
import { joinDesk, makeLink } from './support/staff'

let practice: OwnPractice
test.beforeAll(async () => {
  test.setTimeout(180_000)
  practice = await openOwnPractice()
})
test.afterAll(() => practice.close())

type Role = 'owner' | 'therapist' | 'front-desk'

/** A browser signed in as somebody who works here; its requests carry the session. */
async function staffRequests(browser: Browser, role: Role, therapist?: string): Promise<APIRequestContext> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const email = `${role}-${crypto.randomUUID()}@example.org`
  const about = { purpose: 'invitation', role, email, ...(therapist ? { therapist } : {}) } as const
  const token = await makeLink(practice, about)
  await joinDesk(page, `${practice.publicUrl}/invitation?token=${token}`, { name: `A ${role}` })
  return context.request
}

test('T25 every guarded page and handler answers every caller, by every transport, as the table declares', async ({
  browser,
  playwright,
}) => {
  test.setTimeout(240_000)
  const [stranger, client, otherClient] = await Promise.all(
    [1, 2, 3].map(() => playwright.request.newContext()),
  )
  if (!stranger || !client || !otherClient) throw new Error('no contexts')
  const { id: appointmentId } = await bookByHttp(client, practice, 'maren-okafor')
  await bookByHttp(otherClient, practice, 'theo-lindqvist')
  const [frontDesk, therapist, otherTherapist, owner] = await Promise.all([
    staffRequests(browser, 'front-desk'),
    staffRequests(browser, 'therapist', 'maren-okafor'),
    staffRequests(browser, 'therapist', 'theo-lindqvist'),
    staffRequests(browser, 'owner'),
  ])
  const requests = {
    stranger,
    client,
    'other-client': otherClient,
    'front-desk': frontDesk,
    therapist,
    'other-therapist': otherTherapist,
    owner,
  } as const
  const names = Object.keys(requests) as (keyof typeof requests)[] // proof: the keys of the object above
  const told: string[] = []
  const declared: string[] = []
  // All knock at one door at the same moment; the doors come one after the other.
  for (const cell of listCells()) {
    const addresses: string[] = []
    for (const _ of names) addresses.push(await addressOf(cell, practice, appointmentId))
    const knocks = names.map((caller, place) => knock(requests[caller], cell, addresses[place] ?? ''))
    const answers = await Promise.all(knocks)
    for (const [place, caller] of names.entries()) {
      told.push(`${cell.file} by ${cell.transport}, ${caller}: ${answers[place]}`)
      declared.push(`${cell.file} by ${cell.transport}, ${caller}: ${expectedAnswer(cell, caller)}`)
    }
  }
  expect(told).toEqual(declared)
  expect(told.length).toBeGreaterThan(150)
})
