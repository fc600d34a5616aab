import type { Transaction } from '@/lib/data/db'
import { inTransaction } from '@/lib/data/transaction'
import { type Proved, tryCode, useLink } from '@/lib/data/write/challenges'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { findOrMakePerson } from '@/lib/data/write/people'
import { createSession, endSession } from '@/lib/data/write/sessions'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { sendCode } from './send-code'

type Asking = { browserHash: string; network: string; repeat: RepeatKey | null; publicUrl: string }
export type SignInAsked = { ok: true } | { ok: false; reason: 'too-many' | 'other-content' }

/** Sends a code and a link to an address. The answer is the same whether anybody with it was ever here (T14). */
export async function askToSignIn(
  email: EmailAddress,
  nextPath: string | null,
  caller: Asking,
): Promise<SignInAsked> {
  const once = await runOnce<SignInAsked>(caller.repeat, async tx => {
    const request = { purpose: 'sign-in', email, appointmentId: null, nextPath, ...caller } as const
    if (!(await sendCode(tx, request))) throw new Undo<SignInAsked>({ ok: false, reason: 'too-many' })
    return { ok: true }
  })
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

type Proving = { browserHash: string; repeat: RepeatKey | null; sessionId: string | null }
export type SignedInNow =
  | { ok: true; sessionToken: string; nextPath: string | null }
  | { ok: false; reason: 'wrong-code' | 'code-ended'; triesLeft: number }
  | { ok: false; reason: 'other-content' }

/** Signs in by the six digits, in the browser that asked for them. One use; a new session, the old one ended (T7, T16). */
export async function signInByCode(code: string, caller: Proving): Promise<SignedInNow> {
  const once = await runOnce<SignedInNow>(caller.repeat, async tx => {
    const proof = await tryCode(tx, 'sign-in', caller.browserHash, code)
    return proof.ok ? begin(tx, proof.proved, caller.sessionId) : proof
  })
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

/** Signs in by the link of a letter, after a press on its page's button: in any browser, said there in words (T6, T9). Null when the link is over. */
export async function signInByLink(
  linkToken: string,
  sessionId: string | null,
): Promise<(SignedInNow & { ok: true }) | null> {
  return inTransaction(async tx => {
    const proved = await useLink(tx, linkToken)
    return proved === null ? null : begin(tx, proved, sessionId)
  })
}

async function begin(
  tx: Transaction,
  proved: Proved,
  sessionId: string | null,
): Promise<SignedInNow & { ok: true }> {
  const person = await findOrMakePerson(tx, proved.email)
  if (sessionId !== null) await endSession(tx, sessionId)
  return {
    ok: true,
    sessionToken: await createSession(tx, { personId: person.id }),
    nextPath: proved.nextPath,
  }
}
