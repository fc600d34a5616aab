import { open } from '@/lib/crypto/seal'
import { hashToken, makeToken } from '@/lib/crypto/tokens'
import { env } from '@/lib/env'
import type { Attacked } from './attacked'
import { type Answer, type Fields, saidBy, type Visitor } from './visitor'

const asked = { service: 'consultation', state: 'OR' }

/** The words of the newest letter of a kind to an address, opened where they lie sealed. */
export async function readLetterText(practice: Attacked, kind: string, email: string): Promise<string> {
  const rows = await practice.query(
    'SELECT id, to_sealed, body_sealed FROM letter WHERE kind = $1 ORDER BY created_at DESC',
    [kind],
  )
  const unseal = (field: string, id: unknown, bytes: unknown) =>
    bytes instanceof Buffer ? open(bytes, `letter/${field}/${id}`, env().encryptionKeys) : ''
  const newest = rows.find(row => unseal('to', row.id, row.to_sealed) === email)
  if (newest === undefined) throw new Error(`no ${kind} letter to ${email}`)
  return JSON.parse(unseal('body', newest.id, newest.body_sealed)).text
}

export async function readCode(practice: Attacked, email: string, kind = 'booking-code'): Promise<string> {
  return /\b\d{6}\b/.exec(await readLetterText(practice, kind, email))?.[0] ?? ''
}

/** The token of the newest letter's link to sign in. */
export async function readSignInLink(practice: Attacked, email: string): Promise<string> {
  return tokenAfter('/sign-in/', await readLetterText(practice, 'sign-in-code', email))
}

/** The token of the newest letter's link to an appointment. */
export async function readManageLink(practice: Attacked, email: string): Promise<string> {
  return tokenAfter('/manage/', await readLetterText(practice, 'confirmation', email))
}

const tokenAfter = (room: string, text: string) => new RegExp(`${room}([\\w-]{43})`).exec(text)?.[1] ?? ''

/** Signs in with the code of the letter; the visitor has its session afterwards. */
export async function signIn(practice: Attacked, visitor: Visitor, email: string): Promise<Answer> {
  await visitor.send('/sign-in', { email })
  return visitor.send('/sign-in/proof', { code: await readCode(practice, email, 'sign-in-code') })
}

/** The first open starts of a consultation. */
export async function listStarts(visitor: Visitor): Promise<string[]> {
  const answer = await visitor.get(`/api/slots?${new URLSearchParams(asked)}`)
  const slots = saidBy(answer).slots as { start: string }[] // proof: the answer of /api/slots, as the interface says
  return slots.map(slot => slot.start)
}

/** Holds the first open time for this visitor, or the one that is given. */
export async function hold(visitor: Visitor, more: Fields = {}): Promise<Answer> {
  const start = more.start ?? (await listStarts(visitor))[0]
  return visitor.send('/book/hold', { ...asked, ...more, start })
}

export async function detailsOf(practice: Attacked, email: string): Promise<Record<string, string>> {
  const [policy] = await practice.query(
    "SELECT version FROM policy WHERE slug = 'agreement' ORDER BY created_at DESC LIMIT 1",
  )
  return { name: 'Sam Abara', email, adult: 'on', policies: String(policy?.version) }
}

type Booked = { id: string; email: string; manage: string; code: string }

/** Books a consultation as everybody does; the visitor is signed in afterwards. */
export async function book(practice: Attacked, visitor: Visitor, more: Fields = {}): Promise<Booked> {
  const email = typeof more.email === 'string' ? more.email : newAddress()
  await hold(visitor)
  const given = await visitor.send('/book/details', { ...(await detailsOf(practice, email)), ...more })
  if (given.status !== 202) throw new Error(`details: ${given.status} ${given.text}`)
  const code = await readCode(practice, email)
  const proved = await visitor.send('/book/proof', { code })
  if (proved.status !== 201) throw new Error(`proof: ${proved.status} ${proved.text}`)
  const id = String(saidBy(proved).appointment)
  return { id, email, manage: await readManageLink(practice, email), code }
}

/** An address nobody has used. */
export const newAddress = () =>
  `visitor-${makeToken()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 16)
    .toLowerCase()}@example.org`

/** Puts the visitor into the session of an owner who is also a therapist, as if both factors had just been given. */
export async function becomeOwner(practice: Attacked, visitor: Visitor, therapist: string): Promise<void> {
  const token = makeToken()
  const [staff] = await practice.query(
    `INSERT INTO staff_member (email, name, role, therapist_id, password_hash)
     VALUES ($1, 'Ines Varga', 'owner', (SELECT id FROM therapist WHERE slug = $2), 'none') RETURNING id`,
    [newAddress(), therapist],
  )
  await practice.query(
    `INSERT INTO session (token_hash, staff_id, second_factor_at, expires_at)
     VALUES ($1, $2, practice_now(), practice_now() + interval '1 hour')`,
    [hashToken(token), staff?.id],
  )
  visitor.cookies.set('session', token)
}
