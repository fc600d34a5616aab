import { createHash, randomBytes } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { askDatabase } from './database'
import type { OwnPractice } from './server'

export type Link = {
  purpose: 'owner' | 'invitation'
  role: 'owner' | 'therapist' | 'front-desk'
  email?: string
  therapist?: string
}

/**
 * A one-time link whose token the test knows: the database keeps hashes only, so the test writes the hash of its own. Without a
 * database of its own it is a link of the practice that all journeys visit.
 */
export async function makeLink(
  { databaseUrl }: Partial<Pick<OwnPractice, 'databaseUrl'>>,
  link: Link,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest('base64url')
  const { purpose, role, email = null, therapist = null } = link
  await askDatabase(
    "DELETE FROM one_time_link WHERE purpose = 'owner' AND $1 = 'owner'",
    [purpose],
    databaseUrl,
  )
  await askDatabase(
    `INSERT INTO one_time_link (purpose, token_hash, email, role, therapist_id)
     VALUES ($1, $2, $3, $4, (SELECT id FROM therapist WHERE slug = $5))`,
    [purpose, hash, email, role, therapist],
    databaseUrl,
  )
  return token
}

/** What the app on somebody's phone shows, some half-minutes from now. */
export function appCode(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps })
}

export const password = 'four unrelated words here'

/** Both steps of a one-time link as somebody takes them, up to the recovery codes. Answers the app's secret. */
export async function joinDesk(
  page: Page,
  address: string,
  who: { name: string; email?: string },
): Promise<string> {
  await page.goto(address)
  await page.getByLabel('Your name').fill(who.name)
  if (who.email) await page.getByLabel('Your email').fill(who.email)
  await page.getByLabel('A password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel(/six digits/).fill(appCode(secret))
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('heading', { name: 'Your recovery codes' })).toBeVisible()
  return secret
}

/** Signs in with both factors. A code is accepted once, so `steps` says how far ahead of the last one it is. */
export async function signInToDesk(
  page: Page,
  publicUrl: string,
  who: { email: string; secret: string; steps: number },
  lookAtCode: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  await page.goto(`${publicUrl}/staff/sign-in`)
  await page.getByLabel('Email').fill(who.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Code')).toBeVisible()
  await lookAtCode(page)
  await page.getByLabel('Code').fill(appCode(who.secret, who.steps))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Coming appointments' })).toBeVisible()
}
