import { randomUUID } from 'node:crypto'
import { generateSync } from 'otplib'
import { hashToken, makeToken } from '@/lib/crypto/tokens'
import { db } from '@/lib/data/db'
import { findSession } from '@/lib/data/read/sessions'
import { readNow } from '@/lib/data/transaction'
import { type EmailAddress, parseEmailAddress } from '@/lib/domain/people/email-address'
import type { Role, StaffActor } from '@/lib/domain/people/role'
import { type Accepted, acceptInvitation } from '@/lib/use-cases/accept-invitation'
import { beginEnrolment, findEnrolment } from '@/lib/use-cases/begin-enrolment'
import { inviteStaff } from '@/lib/use-cases/invite-staff'

export const password = 'four unrelated words here'

export function address(text: string): EmailAddress {
  const read = parseEmailAddress(text)
  if (!read.ok) throw new Error(read.reason)
  return read.address
}

/** The code an app would show, some steps from now by the database's clock. */
export async function codeFor(secret: string, steps = 0): Promise<string> {
  return generateSync({ secret, epoch: Math.floor((await readNow()).getTime() / 1000) + 30 * steps })
}

export const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? ''

export type Joining = { purpose: 'owner' | 'invitation'; token: string; email?: string; name?: string }

/** The first step of a one-time link; answers the secret that the app would hold. */
export async function beginJoining(joining: Joining, browserHash: string): Promise<string> {
  const { purpose, token, email, name = 'Ines Varga' } = joining
  const named = email === undefined ? null : address(email)
  const begun = await beginEnrolment(browserHash, { purpose, token, name, password, email: named })
  if (!begun.ok) throw new Error(begun.reason)
  return (await findEnrolment(browserHash, token))?.secret ?? ''
}

/** Both steps of a one-time link in one browser. */
export async function join(joining: Joining, browserHash: string): Promise<Accepted & { secret: string }> {
  const { purpose, token } = joining
  const secret = await beginJoining(joining, browserHash)
  const totp = await codeFor(secret)
  return { ...(await acceptInvitation({ purpose, token, totp }, { browserHash, sessionId: null })), secret }
}

export type TestStaff = {
  actor: StaffActor
  email: string
  secret: string
  browserHash: string
  sessionHash: string
}

/** Somebody who works here, come in by an invitation as everybody does. */
export async function hire(role: Role, therapistSlug: string | null = null): Promise<TestStaff> {
  const email = `${role}-${makeToken()
    .slice(0, 8)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}@example.org`
  const invited = await inviteStaff({ email, role, therapistSlug })
  if (!invited.ok) throw new Error(invited.reason)
  const browserHash = hashToken(makeToken())
  const joined = await join({ purpose: 'invitation', token: tokenOf(invited.link) }, browserHash)
  if (!joined.ok) throw new Error(joined.reason)
  const sessionHash = hashToken(joined.sessionToken)
  const found = await findSession(sessionHash)
  if (found?.actor.kind !== 'staff') throw new Error('not staff')
  return { actor: found.actor, email, secret: joined.secret, browserHash, sessionHash }
}

export type Team = Record<'owner' | 'desk' | 'maren' | 'theo', StaffActor>

/** Those who work at the sample practice: its owner, its desk and two of its therapists. */
export async function hireTeam(): Promise<Team> {
  return {
    owner: (await hire('owner')).actor,
    desk: (await hire('front-desk')).actor,
    maren: (await hire('therapist', 'maren-okafor')).actor,
    theo: (await hire('therapist', 'theo-lindqvist')).actor,
  }
}

/** Somebody who simply works here, for what does not ask how they came in; nobody can sign in as them. */
export async function employ(role: Role): Promise<StaffActor> {
  const row = { email: `${randomUUID()}@example.org`, name: 'Ines Varga', role, passwordHash: 'none' }
  const { id } = await db().staffMember.create({ data: row })
  return { kind: 'staff', staffId: id, role, therapistId: null }
}
