export type Encoding = 'br' | 'gzip' | 'identity'

const mostKept = 200
const kept = new Map<string, Encoding>()

/**
 * The smallest form that whoever asks can read (RFC 9110, 12.5.3). Only encodings that are named count, and not at a weight of
 * nought; who names none gets the plain bytes.
 */
export function chooseEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity'
  const known = kept.get(accepted)
  if (known !== undefined) return known
  const chosen = judge(accepted)
  // Browsers send a handful of these; who makes up more has each one judged.
  if (kept.size < mostKept) kept.set(accepted, chosen)
  return chosen
}

function judge(accepted: string): Encoding {
  const named = new Set<string>()
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map(text => text.trim())
    if (!parameters.some(parameter => /^q\s*=\s*0(\.0*)?$/.test(parameter))) named.add(name)
  }
  if (named.has('br')) return 'br'
  return named.has('gzip') ? 'gzip' : 'identity'
}
