import { randomUUID } from 'node:crypto'
import { hashRecoveryCode, makeRecoveryCodes } from '@/lib/crypto/recovery-codes'
import { checkTotp } from '@/lib/crypto/totp'
import type { Transaction } from '@/lib/data/db'
import { findOpenLink, type LinkPurpose, type OpenLink } from '@/lib/data/read/one-time-links'
import { inTransaction, readNow } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import { limits, takeHit } from '@/lib/data/write/limits'
import { takeLink } from '@/lib/data/write/one-time-links'
import { createSession, endSession } from '@/lib/data/write/sessions'
import { insertStaffMember } from '@/lib/data/write/staff'
import { dropEnrolment, type Enrolment, findEnrolment } from './begin-enrolment'
import { keepRecoveryCodes } from './show-recovery-codes'

export type AcceptRequest = { purpose: LinkPurpose; token: string; totp: string }

/** The browser that asks, and the session it had so far. */
export type EnrollingBrowser = { browserHash: string; sessionId: string | null }

export type Accepted =
  | { ok: true; sessionToken: string }
  | { ok: false; reason: 'not-found' | 'begin-again' | 'wrong-code' | 'email-taken' | 'too-many' }

/**
 * Makes the first owner, or an invited member of staff, once the app's code proves that the secret arrived: the link is used up in
 * the same transaction, so of two tabs one wins. Both factors were just given, so the browser is signed in, under a new session
 * id (T16). Ten recovery codes are kept for showing once.
 */
export async function acceptInvitation(request: AcceptRequest, browser: EnrollingBrowser): Promise<Accepted> {
  const link = await findOpenLink(request.purpose, request.token)
  if (link === null) return { ok: false, reason: 'not-found' }
  const enrolment = await findEnrolment(browser.browserHash, request.token)
  if (enrolment === null) return { ok: false, reason: 'begin-again' }
  if (!(await takeHit(limits.staffSignIns, `link:${link.id}`))) return { ok: false, reason: 'too-many' }
  const step = checkTotp(enrolment.secret, request.totp, await readNow(), null)
  if (step === null) return { ok: false, reason: 'wrong-code' }
  const staffId = randomUUID()
  const codes = makeRecoveryCodes()
  // Before the commit: a process that dies right after it must not leave somebody whose codes nobody ever saw.
  await keepRecoveryCodes(browser.browserHash, staffId, codes)
  const made = await make(link, enrolment, { staffId, step, codes, sessionId: browser.sessionId })
  if (made.ok) await dropEnrolment(browser.browserHash)
  return made
}

type Proof = { staffId: string; step: number; codes: string[]; sessionId: string | null }
type Made = { ok: true; sessionToken: string } | { ok: false; reason: 'not-found' | 'email-taken' }

class Refused extends Error {
  override name = 'Refused'
  constructor(readonly reason: 'not-found' | 'email-taken') {
    super('Nothing was made.')
  }
}

async function make(link: OpenLink, enrolment: Enrolment, proof: Proof): Promise<Made> {
  try {
    return await inTransaction(tx => makeInside(tx, link, enrolment, proof))
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

async function makeInside(
  tx: Transaction,
  link: OpenLink,
  enrolment: Enrolment,
  proof: Proof,
): Promise<Made> {
  // The first owner's link asks whether there is an owner: taken first, it makes a second tab wait and then see one.
  if (!(await takeLink(tx, link.id))) throw new Refused('not-found')
  const { staffId } = proof
  const { role, therapistId } = link
  const { name, email, passwordHash, secret } = enrolment
  const recoveryHashes = proof.codes.flatMap(code => hashRecoveryCode(code) ?? [])
  const added = await insertStaffMember(tx, {
    ...{ id: staffId, email, name, role, therapistId, passwordHash, recoveryHashes },
    totpSecret: secret,
    totpStep: proof.step,
  })
  if (!added) throw new Refused('email-taken')
  const actor = { kind: 'staff', staffId, role, therapistId } as const
  await writeAudit(tx, { actor, action: 'join-staff', subject: staffId, fields: ['name', 'email', 'role'] })
  if (proof.sessionId !== null) await endSession(tx, proof.sessionId)
  return { ok: true, sessionToken: await createSession(tx, { staffId }) }
}
