import type { IncomingHttpHeaders } from 'node:http'
import { clientAddressHeader } from '@/lib/http/client-address-header'
import { findClientAddress } from './client-address'
import { cleanCookies } from './cookie-header'
import { speakingHost } from './origin'

/** The request header by which the log of a page's failure is found again from the answer that the visitor saw. */
export const referenceHeader = 'x-request-reference'

// Every name by which proxies, the router and test tools speak to each other: from outside none of them is believed. No page
// of ours reads an `Authorization`; a `Content-Security-Policy` in a request is where the router looks for its nonce. Parts of
// a file need not be served (RFC 9110, 14.2), and a range or condition it cannot meet makes the router fail.
const inner =
  /^(x-|forwarded$|via$|true-client-ip$|client-ip$|cf-|fastly-|proxy-|next-resume|now-|authorization$|content-security-policy|expect$|range$|if-range$|if-match$|if-unmodified-since$)/

type Client = {
  readonly socketAddress: string | undefined
  readonly publicUrl: string
  readonly trustedProxies: number
  readonly dev: boolean
  readonly reference: string
}

/**
 * The headers that the pages get to see: no inner header from outside, only readable cookies, the client's address in one
 * header of ours, and host and scheme from the configuration instead of from the client (T1, T4, T55, T56, T61).
 */
export function cleanHeaders(given: IncomingHttpHeaders, client: Client): IncomingHttpHeaders {
  const forwardedFor = given['x-forwarded-for']
  const list = Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor
  const address = findClientAddress(client.socketAddress, list, client.trustedProxies)
  const host = speakingHost(given.host, client.publicUrl)
  const kept = Object.entries(given).filter(
    ([name]) => !inner.test(name) || (client.dev && name.startsWith('x-nextjs-')),
  )
  const headers: IncomingHttpHeaders = Object.fromEntries(kept)
  const cookies = cleanCookies(given.cookie)
  if (cookies === null) delete headers.cookie
  else headers.cookie = cookies
  return { ...headers, ...innerHeaders(host, address, client) }
}

function innerHeaders(host: string, address: string, client: Client): Record<string, string> {
  const site = new URL(client.publicUrl)
  const scheme = site.protocol.slice(0, -1)
  const port = new URL(`${scheme}://${host}`).port
  return {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': scheme,
    'x-forwarded-port': port === '' ? (scheme === 'https' ? '443' : '80') : port,
    'x-forwarded-for': address,
    [clientAddressHeader]: address,
    [referenceHeader]: client.reference,
  }
}
