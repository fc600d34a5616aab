import { type APIRequestContext, type Browser, expect, test } from '@playwright/test'
import { expectedAnswer, knock, listCells } from './support/access'
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
  const requests = {
    stranger,
    client,
    'other-client': otherClient,
    'front-desk': await staffRequests(browser, 'front-desk'),
    therapist: await staffRequests(browser, 'therapist', 'maren-okafor'),
    'other-therapist': await staffRequests(browser, 'therapist', 'theo-lindqvist'),
    owner: await staffRequests(browser, 'owner'),
  } as const
  const names = Object.keys(requests) as (keyof typeof requests)[] // proof: the keys of the object above
  const told: string[] = []
  const declared: string[] = []
  for (const cell of listCells())
    for (const caller of names) {
      const place = `${cell.file} by ${cell.transport}, ${caller}`
      told.push(`${place}: ${await knock(requests[caller], cell, { practice, appointmentId })}`)
      declared.push(`${place}: ${expectedAnswer(cell, caller)}`)
    }
  expect(told).toEqual(declared)
  expect(told.length).toBeGreaterThan(150)
})
