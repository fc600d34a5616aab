import { isIP } from 'node:net'

/**
 * The address a request comes from: the socket's, or, where `trustedProxies` proxies stand before this server, the entry of
 * X-Forwarded-For which the outermost of them wrote: that many from the right. Whatever stands further left was typed by
 * the client (T56). A list that is too short, or an entry that is no IP address, counts as absent: the socket's address.
 */
export function findClientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const peer = readAddress(socketAddress ?? '') ?? 'unknown'
  if (trustedProxies === 0 || forwardedFor === undefined) return peer
  const entry = forwardedFor.split(',').at(-trustedProxies)
  return readAddress(entry ?? '') ?? peer
}

function readAddress(text: string): string | null {
  const bare = withoutPort(text.trim()).replace(/%.*$/, '').toLowerCase()
  // A dual-stack socket shows an IPv4 client as ::ffff:192.0.2.1: the same network under another spelling.
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
  return isIP(address) === 0 ? null : address
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)
  if (bracketed?.[1] !== undefined) return bracketed[1]
  return /^\d+\.\d+\.\d+\.\d+:\d{1,5}$/.test(text) ? text.slice(0, text.indexOf(':')) : text
}
