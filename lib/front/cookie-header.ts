const longestHeader = 8_192
const longestPair = 4_096
const name = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const value = /^"?[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*"?$/

/**
 * The cookies of a request that can be read in one way only (RFC 6265, 4.1.1), or null when there are none. A cookie that is
 * malformed, too long, or sent twice under one name is dropped: its sender is then treated as if it had not been sent (T4).
 */
export function cleanCookies(header: string | undefined): string | null {
  if (header === undefined || header.length > longestHeader) return null
  const pairs = header.split(';').flatMap(readPair)
  const times = new Map<string, number>()
  for (const pair of pairs) times.set(pair.name, (times.get(pair.name) ?? 0) + 1)
  const kept = pairs.filter(pair => times.get(pair.name) === 1 && pair.isSound)
  return kept.length === 0 ? null : kept.map(pair => pair.text).join('; ')
}

function readPair(part: string): { name: string; text: string; isSound: boolean }[] {
  const text = part.trim()
  const at = text.indexOf('=')
  if (at < 1) return []
  const pair = { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
  return [{ name: pair.name, text: `${pair.name}=${pair.value}`, isSound: isSound(pair) }]
}

function isSound(pair: { name: string; value: string }): boolean {
  if (pair.name.length + pair.value.length > longestPair) return false
  return name.test(pair.name) && value.test(pair.value) && isDecodable(pair.value)
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch (fault) {
    if (fault instanceof URIError) return false
    throw fault
  }
}
