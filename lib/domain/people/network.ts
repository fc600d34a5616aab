const ipv4Pattern = /^(?:\d{1,3}\.){3}\d{1,3}$/

function parseIpv4(text: string): number[] | null {
  if (!ipv4Pattern.test(text)) return null
  const parts = text.split('.')
  // A leading zero means octal to some readers and decimal to others: two networks for one text.
  if (parts.some(part => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return null
  return parts.map(Number)
}

/** The words of one side of `::`, an IPv4 tail of the whole address counted as two; null when something is not a word. */
function parseWords(text: string, isTail: boolean): number[] | null {
  if (text === '') return []
  const words: number[] = []
  const pieces = text.split(':')
  for (const [at, piece] of pieces.entries()) {
    const tail = isTail && at === pieces.length - 1 ? parseIpv4(piece) : null
    if (tail) {
      const [a = 0, b = 0, c = 0, d = 0] = tail
      words.push(a * 256 + b, c * 256 + d)
    } else if (/^[0-9a-f]{1,4}$/i.test(piece)) words.push(Number.parseInt(piece, 16))
    else return null
  }
  return words
}

function parseIpv6(text: string): number[] | null {
  const sides = text.split('::')
  const left = parseWords(sides[0] ?? '', sides.length === 1)
  const right = parseWords(sides[1] ?? '', true)
  if (sides.length > 2 || !left || !right) return null
  if (sides.length === 1) return left.length === 8 ? left : null
  const missing = 8 - left.length - right.length
  return missing < 1 ? null : [...left, ...Array<number>(missing).fill(0), ...right]
}

/**
 * The network behind an IP address, as limits count it: one IPv4 address (`192.0.2.7`), or the first 64 bits of an IPv6 address
 * (`2001:db8:0:1::/64`), since one household has a whole /64. An IPv4 address mapped into IPv6 is the IPv4 address; a zone
 * index (`%eth0`) is dropped. Null for anything that is no IP address.
 */
export function networkKey(address: string): string | null {
  const ipv4 = parseIpv4(address)
  if (ipv4) return ipv4.join('.')
  if (address.length > 80 || !address.includes(':')) return null
  const words = parseIpv6(address.replace(/%[\w.-]+$/, ''))
  if (!words) return null
  const isMapped = words.slice(0, 5).every(word => word === 0) && words[5] === 0xffff
  if (isMapped)
    return words
      .slice(6)
      .flatMap(word => [word >> 8, word & 255])
      .join('.')
  return `${words
    .slice(0, 4)
    .map(word => word.toString(16))
    .join(':')}::/64`
}

/** Whether a host name, as it stands in an address (`localhost`, `127.0.0.1`, `[::1]`), is this machine and can be no other. */
export const isLoopback = (hostname: string): boolean =>
  ['localhost', '::1', '[::1]'].includes(hostname) || parseIpv4(hostname)?.[0] === 127
