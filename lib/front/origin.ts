import { isLoopback } from '@/lib/domain/people/network'

/** Reads the Host header of a request as a browser would write it into an address; null when it is no authority at all. */
function readHost(host: string | undefined, protocol: string): URL | null {
  if (host === undefined || !/^[A-Za-z0-9._:[\]-]+$/.test(host)) return null
  return URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`) : null
}

/**
 * The host and port under which the site speaks of itself while it answers this request. The configured public address
 * decides; only while that is this machine itself may the request choose among this machine's own names (T55).
 */
export function speakingHost(host: string | undefined, publicUrl: string): string {
  const site = new URL(publicUrl)
  const asked = readHost(host, site.protocol)
  return asked !== null && isLoopback(site.hostname) && isLoopback(asked.hostname) ? asked.host : site.host
}

/**
 * Whether a request that may change something comes from our own pages. `Origin` must be the public address's; while that is
 * loopback, any loopback origin whose host and port are those of the request's `Host`. Absent and `null` are refused (T53).
 */
export function acceptsOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false
  const from = new URL(origin)
  // An origin is scheme, host and port and nothing else (RFC 6454, 6.2): longer texts are somebody's invention.
  if (from.origin !== origin.toLowerCase()) return false
  const site = new URL(publicUrl)
  if (!isLoopback(site.hostname)) return from.origin === site.origin
  const asked = readHost(host, from.protocol)
  return (
    asked !== null && isLoopback(from.hostname) && from.protocol === site.protocol && from.host === asked.host
  )
}

/** The one change that other programs may ask for: RFC 8058's one-click unsubscribe. It is told by its token and reads no cookie. */
export function isOneClickUnsubscribe(path: string): boolean {
  return /^\/newsletter\/[A-Za-z0-9_-]+\/unsubscribe$/.test(path)
}
