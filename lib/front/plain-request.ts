import type { IncomingMessage } from 'node:http'
import { announcesBody } from './body-limit'
import { isRouterState, routerStateHeader } from './router-state'

// RFC 9112, 3.2: exactly one Host. Node keeps the first of several, a proxy before us may have kept the last.
export function isUnambiguous({ rawHeaders, headers }: IncomingMessage): boolean {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts === 1 && (headers.expect ?? '100-continue').toLowerCase() === '100-continue'
}

/** Whether the router can read what its own scripts say of themselves, if they say anything. */
export function hasReadableState({ headers }: IncomingMessage): boolean {
  const state = headers[routerStateHeader]
  return state === undefined || (typeof state === 'string' && isRouterState(state))
}

/** Whether somebody asks to read a page or a file, and not for the data that the router's scripts ask for at the same address. */
export const isRead = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && headers.rsc === undefined

/** A request to read with nothing about it that would have to be judged. */
export const isPlainRead = (request: IncomingMessage): boolean =>
  isRead(request) &&
  request.headers[routerStateHeader] === undefined &&
  request.headers.expect === undefined &&
  !announcesBody(request) &&
  isUnambiguous(request)
