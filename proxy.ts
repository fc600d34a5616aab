import { type NextRequest, NextResponse } from 'next/server'
import { acceptToken, cookieName, serializeCookie } from '@/lib/auth/cookies'
import { makeToken } from '@/lib/crypto/tokens'
import { env } from '@/lib/env'
import { developmentPolicy, pagePolicy } from '@/lib/front/policy'

export const config = { matcher: '/((?!_next/|fonts/|api/|.*\\.[A-Za-z0-9]+$).*)' }

/**
 * Gives every page its own nonce, in the policy that the browser enforces and in the one that the renderer reads; and gives a
 * browser that begins to book or to sign in the cookie by which its later steps are known. It guards nothing: every page
 * and every form judges for itself who may see or do what (T2).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = makeToken()
  const policy = env().production ? pagePolicy(nonce, request.nextUrl.pathname) : developmentPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const browser = lacksBrowserCookie(request) ? makeToken() : null
  if (browser !== null) headers.set('Cookie', withBrowserCookie(request, browser))
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  if (browser !== null)
    response.headers.append('Set-Cookie', serializeCookie({ kind: 'browser', value: browser }))
  return response
}

function lacksBrowserCookie(request: NextRequest): boolean {
  if (request.method !== 'GET' || !/^\/(book|sign-in)(\/|$)/.test(request.nextUrl.pathname)) return false
  return acceptToken(request.cookies.get(cookieName('browser'))?.value) === null
}

// The page that is being rendered must see the cookie already: its hidden fields and drafts hang on it.
function withBrowserCookie(request: NextRequest, token: string): string {
  const name = cookieName('browser')
  const others = request.cookies.getAll().filter(cookie => cookie.name !== name)
  return [...others, { name, value: token }].map(cookie => `${cookie.name}=${cookie.value}`).join('; ')
}
