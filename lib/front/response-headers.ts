import type { ServerResponse } from 'node:http'
import { layHead } from './lay-head'
import { framePolicy, inertPolicy, scriptlessPolicy } from './policy'

export type Answer = {
  readonly status: number
  readonly contentType: string
  readonly cacheControl: string
  readonly policy: string
  readonly setsCookie: boolean
  /** What its route says of who may show it inside another page (Cross-Origin-Resource-Policy); nothing counts as our own pages alone. */
  readonly resourcePolicy?: string
}

const twoYears = 63_072_000
const constant = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with that a plain form posts `Origin: null`, which we refuse.
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** Every answer is either public, without a cookie and without a nonce, as its route said; or it is private and stored nowhere (T60). */
export function cacheRule(answer: Answer): string {
  const isPublic = /(^|[\s,])public([\s,]|$)/i.test(answer.cacheControl)
  const isPersonal = answer.setsCookie || answer.policy.includes("'nonce-")
  return isPublic && !isPersonal && answer.status < 400 ? answer.cacheControl : 'private, no-store'
}

/** The content security policy of an answer: its own, never without frame-ancestors (T66), or the narrowest its kind can bear. */
export function policyRule(answer: Answer): string {
  const isPage = answer.contentType.startsWith('text/html')
  // The nonce is laid on every address before it is known what answers there: to data it says nothing.
  const own = !isPage && answer.policy.includes("'nonce-") ? '' : answer.policy
  if (own !== '') return own.includes('frame-ancestors') ? own : `${own}; ${framePolicy}`
  if (isPage) return scriptlessPolicy
  return answer.contentType.startsWith('application/pdf') ? framePolicy : inertPolicy
}

/** Who may show an answer inside a page of theirs: everybody, if it is a picture for everybody and its route says so (S3); else we alone. */
export function resourceRule(answer: Answer): 'cross-origin' | 'same-origin' {
  const isPublicPicture = answer.contentType.startsWith('image/') && cacheRule(answer) === answer.cacheControl
  return answer.resourcePolicy === 'cross-origin' && isPublicPicture ? 'cross-origin' : 'same-origin'
}

/** The headers that every answer leaves with, errors and refusals too. */
export function shieldHeaders(answer: Answer, isHttps: boolean): Record<string, string> {
  return {
    ...constant,
    ...(isHttps ? { 'Strict-Transport-Security': `max-age=${twoYears}; includeSubDomains` } : {}),
    'Content-Security-Policy': policyRule(answer),
    'Cache-Control': cacheRule(answer),
    'Cross-Origin-Resource-Policy': resourceRule(answer),
  }
}

/** Makes a response obey `shieldHeaders` whoever writes it and whatever they set: the rules are laid on as the head leaves. */
export function shieldResponse(response: ServerResponse, isHttps: boolean, isClosing: () => boolean): void {
  const send: (status: number) => ServerResponse = response.writeHead.bind(response)
  function writeHead(status: number, ...rest: unknown[]): ServerResponse {
    layHead(response, status, rest)
    for (const [name, text] of Object.entries(shieldHeaders(describe(response, status), isHttps)))
      response.setHeader(name, text)
    response.removeHeader('X-Powered-By')
    if (isClosing()) response.setHeader('Connection', 'close')
    return send(status)
  }
  response.writeHead = writeHead
}

function describe(response: ServerResponse, status: number): Answer {
  const text = (name: string) => String(response.getHeader(name) ?? '')
  return {
    status,
    contentType: text('Content-Type').toLowerCase(),
    cacheControl: text('Cache-Control'),
    policy: text('Content-Security-Policy'),
    setsCookie: response.hasHeader('Set-Cookie'),
    resourcePolicy: text('Cross-Origin-Resource-Policy'),
  }
}
