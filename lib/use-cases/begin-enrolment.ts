import { hashPassword } from '@/lib/crypto/passwords'
import { hashToken } from '@/lib/crypto/tokens'
import { makeTotpSecret, totpAddress } from '@/lib/crypto/totp'
import { findDraft } from '@/lib/data/read/drafts'
import { findOpenLink, type LinkPurpose, type OpenLink } from '@/lib/data/read/one-time-links'
import { findPracticeName, isStaffAddress } from '@/lib/data/read/staff'
import { readNow } from '@/lib/data/transaction'
import { dropDraft, saveDraft } from '@/lib/data/write/drafts'
import type { EmailAddress } from '@/lib/domain/people/email-address'

/** What stands between the first step (who, password) and the second (the app's code). */
export type Enrolment = {
  linkHash: string
  name: string
  email: string
  passwordHash: string
  secret: string
}

export type EnrolmentRequest = {
  purpose: LinkPurpose
  token: string
  name: string
  email: EmailAddress | null
  password: string
}

export type EnrolmentBegun =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'email-needed' | 'email-taken' }

const form = 'staff-enrolment'
const lifetimeMs = 30 * 60_000

/**
 * Keeps the first step for half an hour and makes the app's secret. The secret waits in a sealed draft of this browser, not in a
 * hidden field: so it appears in one page only, needs no JavaScript, cannot be chosen by whoever sends the form, and is of no
 * use to another browser. An invitation settles the address; the first owner names one. Nothing is made and no link is used yet.
 */
export async function beginEnrolment(
  browserHash: string,
  request: EnrolmentRequest,
): Promise<EnrolmentBegun> {
  const link = await findOpenLink(request.purpose, request.token)
  if (link === null) return { ok: false, reason: 'not-found' }
  const email = link.email ?? request.email
  if (email === null) return { ok: false, reason: 'email-needed' }
  if (await isStaffAddress(email)) return { ok: false, reason: 'email-taken' }
  const passwordHash = await hashPassword(request.password)
  const until = String((await readNow()).getTime() + lifetimeMs)
  const linkHash = hashToken(request.token)
  const values = { linkHash, name: request.name, email, passwordHash, secret: makeTotpSecret(), until }
  await saveDraft(browserHash, form, { values, errors: {}, notice: null })
  return { ok: true }
}

/** The first step as this browser left it for this link; null when there is none or its half hour is over. */
export async function findEnrolment(browserHash: string, token: string): Promise<Enrolment | null> {
  const draft = await findDraft(browserHash, form)
  const { linkHash, name, email, passwordHash, secret, until } = draft?.values ?? {}
  if (!linkHash || !name || !email || !passwordHash || !secret) return null
  if (linkHash !== hashToken(token) || Number(until) <= (await readNow()).getTime()) return null
  return { linkHash, name, email, passwordHash, secret }
}

export const dropEnrolment = (browserHash: string): Promise<void> => dropDraft(browserHash, form)

/** What the page of a link shows: nothing (null) for one that is not open, else the first or the second step. */
export type EnrolmentStep =
  | { step: 'details'; link: OpenLink }
  | { step: 'app'; link: OpenLink; secret: string; qr: string }

export async function showEnrolment(
  browserHash: string | null,
  purpose: LinkPurpose,
  token: string,
): Promise<EnrolmentStep | null> {
  const link = await findOpenLink(purpose, token)
  if (link === null) return null
  const enrolment = browserHash === null ? null : await findEnrolment(browserHash, token)
  if (enrolment === null) return { step: 'details', link }
  const { secret, email } = enrolment
  return { step: 'app', link, secret, qr: totpAddress(secret, email, await findPracticeName()) }
}
