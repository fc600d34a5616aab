// Without 0, O, 1 and I: read aloud over the telephone they are each other.
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * The short name of an appointment that people read to each other, `LT-4F7K`, from at least four random bytes. It gives no right to anything and
 * may come twice: whoever stores it asks for another then. Throws a RangeError on fewer bytes.
 */
export function makeReference(random: Uint8Array): string {
  if (random.length < 4) throw new RangeError('a reference needs four random bytes')
  // 256 is eight times 32, so every letter is equally likely.
  return `LT-${Array.from(random.slice(0, 4), byte => letters.charAt(byte % letters.length)).join('')}`
}

/** Reads a reference as people type it, in any case and with or without the dash; null for anything else. */
export function parseReference(text: string): string | null {
  const match = /^LT-?([2-9A-HJ-NP-Z]{4})$/.exec(text.trim().toUpperCase())
  return match?.[1] ? `LT-${match[1]}` : null
}
