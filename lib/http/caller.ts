import { createHash } from 'node:crypto'
import { findSignedIn } from '@/lib/auth/actor'
import { acceptToken, cookieName } from '@/lib/auth/cookies'
import { hashToken, keyedHash, makeToken } from '@/lib/crypto/tokens'
import type { SignedIn } from '@/lib/data/read/sessions'
import type { RepeatKey } from '@/lib/data/write/idempotency'
import { networkKey } from '@/lib/domain/people/network'
import type { Actor } from '@/lib/domain/people/role'
import { env } from '@/lib/env'
import { clientAddressHeader } from './client-address-header'
import type { Fields } from './read-fields'

/** One browser before anybody is known. `fresh` when it did not bring its cookie and gets one with the answer. */
export type Browser = { token: string; hash: string; fresh: boolean }

/** Who sends a form, from where, and under which key to repeat it. */
export type Caller = {
  actor: Actor
  signedIn: SignedIn | null
  browser: Browser
  network: string
  repeat: RepeatKey | null
}

export async function findCaller(request: Request, fields: Fields): Promise<Caller> {
  const signedIn = await findSignedIn()
  const browser = findBrowser(request, fields)
  return {
    actor: signedIn?.actor ?? { kind: 'anonymous' },
    signedIn,
    browser,
    network: networkKey(request.headers.get(clientAddressHeader) ?? '') ?? 'unknown',
    repeat: findRepeat(request, fields, browser),
  }
}

/** The address a form was sent to, as its sender knows it (`lib/front/form-address.ts`). */
export const formAddress = (request: Request): string =>
  new URL(request.url).pathname.replace(/^\/submit(?=\/)/, '')

const keyPattern = /^[\x21-\x7e]{1,200}$/
// A version 4 UUID is the shortest key that nobody guesses.
const strongKey = /^[A-Za-z0-9_-]{22,200}$/

function findBrowser(request: Request, fields: Fields): Browser {
  const known = acceptToken(readCookie(request, cookieName('browser')))
  if (known !== null) return { token: known, hash: hashToken(known), fresh: false }
  const key = fields.idempotencyKey ?? ''
  // Without a cookie a strong key is the principal, and its repeat must get the same cookie.
  const token = strongKey.test(key) ? keyedHash(env().secret, 'browser', key) : makeToken()
  return { token, hash: hashToken(token), fresh: true }
}

function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

function findRepeat(request: Request, fields: Fields, browser: Browser): RepeatKey | null {
  const { idempotencyKey: key, shown: _, ...content } = fields
  if (key === undefined || !keyPattern.test(key)) return null
  const sorted = JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    principal: browser.hash,
    key,
    address: formAddress(request),
    contentHash: createHash('sha256').update(sorted).digest('base64url'),
  }
}
