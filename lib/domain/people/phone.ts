/** What a phone dials for a number as people or `parsePhone` write it, an extension after it (RFC 3966). */
export function phoneAddress(phone: string): string {
  const [number = '', extension] = phone.split(/ ?(?:x|ext\.?) ?/i)
  const digits = number.replace(/[^+\d]/g, '')
  return extension === undefined ? `tel:${digits}` : `tel:${digits};ext=${extension}`
}

type PhoneResult = { ok: true; phone: string } | { ok: false; reason: 'empty' | 'not-a-phone-number' }

/**
 * Reads a telephone number as people write it: digits with spaces, dots, dashes and brackets, perhaps a plus in front, perhaps an extension
 * (`x 12`). Gives `+` and digits; ten digits, or eleven from 1 on, are North American (`+1…`). 7 to 15 digits (E.164).
 */
export function parsePhone(text: string): PhoneResult {
  const typed = text.trim()
  if (typed === '') return { ok: false, reason: 'empty' }
  const refused: PhoneResult = { ok: false, reason: 'not-a-phone-number' }
  if (typed.length > 40) return refused
  const match = /^(\+?)([0-9 ().-]+?)(?: ?(?:x|ext\.?) ?([0-9]{1,6}))?$/i.exec(typed)
  if (!match) return refused
  const digits = (match[2] ?? '').replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return refused
  const extension = match[3] ? ` x${match[3]}` : ''
  const isNorthAmerican =
    match[1] === '' && (digits.length === 10 || (digits.length === 11 && digits.startsWith('1')))
  if (isNorthAmerican) return { ok: true, phone: `+1${digits.slice(-10)}${extension}` }
  // Without a country nobody knows which one is meant: the digits are kept as they are.
  return { ok: true, phone: `${match[1]}${digits}${extension}` }
}
