type PersonNameResult =
  | { ok: true; name: string }
  | { ok: false; reason: 'empty' | 'too-long' | 'unprintable' }

// Control characters, line and paragraph separators, lone surrogates, and the marks that turn the direction of the text around them.
const unprintable =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u

/**
 * Reads a name as somebody wants to be called: spaces around it dropped, Unicode's composed form (NFC), 1 to 80 characters. Any script and any
 * punctuation is a name; line breaks, control characters and marks that reorder the text beside it are refused, since
 * names go into letters and lists.
 */
export function parsePersonName(text: string): PersonNameResult {
  // Before trimming, so that a line break at the edge is refused and not forgiven: it has no business in a form's one-line field.
  if (unprintable.test(text)) return { ok: false, reason: 'unprintable' }
  const typed = text.trim()
  // Composing takes the square of a row of marks (T52); whoever has eighty characters needs far fewer than this for them.
  if (typed.length > 1000) return { ok: false, reason: 'too-long' }
  const name = typed.normalize('NFC')
  if (name === '') return { ok: false, reason: 'empty' }
  if ([...name].length > 80) return { ok: false, reason: 'too-long' }
  return { ok: true, name }
}
