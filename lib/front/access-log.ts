import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'

// Below these addresses the next segment is a secret that opens something.
const tokenRooms = new Set(['manage', 'partner', 'offer', 'sign-in', 'calendar', 'newsletter'])
const plainSegment = /^[a-z0-9][a-z0-9._-]{0,79}$/

/**
 * A path as it may stand in the log: no query, no token, and nothing that is not a plain lower-case word of our own
 * addresses, since people type names and e-mail addresses into the address line too (V2, T69).
 */
export function redactPath(target: string): string {
  const [path = ''] = target.split('?')
  const [room = '', ...rest] = path.split('/').slice(1)
  const shown = [
    hideStrange(room),
    ...rest.map((segment, at) => (at === 0 && isToken(room, segment) ? '*' : hideStrange(segment))),
  ]
  return `/${shown.join('/')}`
}

function isToken(room: string, segment: string): boolean {
  return tokenRooms.has(room) && segment !== 'proof'
}

function hideStrange(segment: string): string {
  return segment === '' || plainSegment.test(segment) || segment === '_next' ? segment : '*'
}

/** Writes one line when the answer is out, or cut off (status 499). Never an address, a query, a name. */
export function logAccess(request: IncomingMessage, response: ServerResponse, reference: string): void {
  const started = performance.now()
  const path = redactPath(request.url ?? '')
  const method = request.method ?? ''
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : 499
    if (status < 400 && (path.startsWith('/_next/') || path.startsWith('/fonts/'))) return
    const facts = { method, path, status, ms: Math.round(performance.now() - started) }
    log.info('request', status >= 500 ? { ...facts, reference } : facts)
  })
}
