import { verifyPassword } from '@/lib/crypto/passwords'
import { findDraft } from '@/lib/data/read/drafts'
import { findStaffByEmail } from '@/lib/data/read/staff'
import { readNow } from '@/lib/data/transaction'
import { saveDraft } from '@/lib/data/write/drafts'
import { limits, takeHit } from '@/lib/data/write/limits'
import type { EmailAddress } from '@/lib/domain/people/email-address'

export type PasswordRequest = { email: EmailAddress; password: string }
export type SigningBrowser = { browserHash: string; network: string }
export type PasswordAnswer = { ok: true } | { ok: false; reason: 'wrong' | 'too-many' }

/** The form's name under which a browser's first step waits, sealed. */
export const secondStepForm = 'staff-second-step'
const lifetimeMs = 10 * 60_000

/** Whose tries are counted together: one address from one network, so that nobody elsewhere can lock its owner out. */
export const triesOf = (email: string, network: string): string => `${email} ${network}`

/**
 * The first factor. An unknown address, a wrong password and somebody who left are one answer after the same work (T22). A right
 * password makes no session: it lets this browser try the second factor for ten minutes (T21). Tries are counted in a window
 * that slides, per network and per address from one network: the owner is never locked out for ever, nor by strangers (M3).
 */
export async function checkStaffPassword(
  request: PasswordRequest,
  { browserHash, network }: SigningBrowser,
): Promise<PasswordAnswer> {
  if (!(await takeHit(limits.staffSignInsByNetwork, network))) return { ok: false, reason: 'too-many' }
  if (!(await takeHit(limits.staffSignIns, triesOf(request.email, network))))
    return { ok: false, reason: 'too-many' }
  const found = await findStaffByEmail(request.email)
  const fits = await verifyPassword(found?.passwordHash ?? null, request.password)
  if (found === null || !fits) return { ok: false, reason: 'wrong' }
  const until = String((await readNow()).getTime() + lifetimeMs)
  await saveDraft(browserHash, secondStepForm, {
    values: { staffId: found.id, until },
    errors: {},
    notice: null,
  })
  return { ok: true }
}

/** The id of whoever gave their password in this browser within ten minutes; null when nobody did. */
export async function findSecondStep(browserHash: string | null): Promise<string | null> {
  const draft = browserHash === null ? null : await findDraft(browserHash, secondStepForm)
  const { staffId, until } = draft?.values ?? {}
  if (!staffId || Number(until) <= (await readNow()).getTime()) return null
  return staffId
}
