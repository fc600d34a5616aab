import { env } from '@/lib/env'

/** `browser` ties holds, drafts and codes to one browser before anybody is known; `session` is a signed-in one. */
export type CookieKind = 'browser' | 'session'

const lifetimes: Record<CookieKind, number> = { browser: 30 * 24 * 3600, session: 30 * 24 * 3600 }

export type CookieChange = { kind: CookieKind; value: string | null }

/** On https the `__Host-` prefix binds a cookie to this host alone (RFC 6265bis, 4.1.3.2); plain http is loopback only. */
export function cookieName(kind: CookieKind, secure: boolean = env().secureCookies): string {
  return secure ? `__Host-${kind}` : kind
}

export function cookieOptions(kind: CookieKind, secure: boolean = env().secureCookies) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: lifetimes[kind] } as const
}

/** One Set-Cookie header; a null value ends the cookie. Values are tokens of our own, safe without quoting. */
export function serializeCookie({ kind, value }: CookieChange): string {
  const options = cookieOptions(kind)
  const age = value === null ? 0 : options.maxAge
  const parts = [`${cookieName(kind)}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${age}`]
  if (options.secure) parts.push('Secure')
  return parts.join('; ')
}

const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** A cookie that is not one of our tokens counts as none (T4). */
export function acceptToken(value: string | undefined): string | null {
  return value !== undefined && tokenPattern.test(value) ? value : null
}
