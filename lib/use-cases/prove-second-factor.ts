import { hashRecoveryCode } from '@/lib/crypto/recovery-codes'
import { checkTotp } from '@/lib/crypto/totp'
import type { Transaction } from '@/lib/data/db'
import { findStaffById, type StaffCredentials } from '@/lib/data/read/staff'
import { inTransaction, readNow } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import { dropDraft } from '@/lib/data/write/drafts'
import { forgetHits, limits, takeHit } from '@/lib/data/write/limits'
import { createSession, endSession } from '@/lib/data/write/sessions'
import { openTotpSecret, takeRecoveryCode, takeTotpStep } from '@/lib/data/write/staff'
import { findSecondStep, type SigningBrowser, secondStepForm, triesOf } from './sign-in-staff'

export type SecondFactorAnswer =
  | { ok: true; sessionToken: string }
  | { ok: false; reason: 'begin-again' | 'wrong-code' | 'too-many' }

type Browser = SigningBrowser & { sessionId: string | null }

/**
 * The second factor: a code of the app, each time step accepted once, or a recovery code, each used once. Only now a session is
 * made, under a new id, and the one this browser had before ends with it (T16, T21). Codes of the app are counted per account
 * wherever they come from; a recovery code is too long to be guessed and is not, so it opens a way in while guesses go on.
 */
export async function proveSecondFactor(typed: string, browser: Browser): Promise<SecondFactorAnswer> {
  const staffId = await findSecondStep(browser.browserHash)
  const staff = staffId === null ? null : await findStaffById(staffId)
  if (staff === null) return { ok: false, reason: 'begin-again' }
  const recovery = hashRecoveryCode(typed)
  if (recovery === null && !(await takeHit(limits.staffCodes, staff.id)))
    return { ok: false, reason: 'too-many' }
  const now = await readNow()
  const sessionToken = await inTransaction(async tx => {
    const method =
      recovery === null ? await takeAppCode(tx, staff, typed, now) : await takeRecovery(tx, staff, recovery)
    return method === null ? null : openSession(tx, staff, method, browser.sessionId)
  })
  if (sessionToken === null) return { ok: false, reason: 'wrong-code' }
  await dropDraft(browser.browserHash, secondStepForm)
  await forgetHits(limits.staffSignIns, triesOf(staff.email, browser.network))
  await forgetHits(limits.staffCodes, staff.id)
  return { ok: true, sessionToken }
}

type Method = 'app' | 'recovery-code'

async function takeAppCode(
  tx: Transaction,
  staff: StaffCredentials,
  typed: string,
  now: Date,
): Promise<Method | null> {
  if (staff.totpSealed === null) return null
  const step = checkTotp(openTotpSecret(staff.id, staff.totpSealed), typed, now, staff.totpLastStep)
  return step !== null && (await takeTotpStep(tx, staff.id, step)) ? 'app' : null
}

const takeRecovery = async (
  tx: Transaction,
  staff: StaffCredentials,
  hash: string,
): Promise<Method | null> => ((await takeRecoveryCode(tx, staff.id, hash)) ? 'recovery-code' : null)

async function openSession(
  tx: Transaction,
  staff: StaffCredentials,
  method: Method,
  earlier: string | null,
): Promise<string> {
  const { id: staffId, role, therapistId } = staff
  if (earlier !== null) await endSession(tx, earlier)
  const actor = { kind: 'staff', staffId, role, therapistId } as const
  await writeAudit(tx, { actor, action: 'sign-in', subject: method })
  return createSession(tx, { staffId })
}
