/** A syllable that doubles its last letter before an ending, as in “stopped”; one that does not had an “e”, as in “hoping”. */
const short = /^[^aeiouy]*[aeiouy][^aeiouwxy]$/
const doubled = /([bdfglmnprt])\1$/

/** What is left of a word before `ed` or `ing`. */
function beforeEnding(rest: string): string[] {
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return []
  if (short.test(rest)) return [`${rest}e`]
  return doubled.test(rest) ? [rest, rest.slice(0, -1)] : [rest, `${rest}e`]
}

/** The plain words that a word may be a form of. Some are no words: they are looked for, and nothing is found. */
function basesOf(word: string): string[] {
  const past = /^(.{2,}[^i])ed$/.exec(word)?.[1] ?? /^(.{3,})ing$/.exec(word)?.[1]
  if (past !== undefined) return beforeEnding(past)
  const inY = /^(.{2,})ie[sd]$/.exec(word)?.[1]
  if (inY !== undefined) return [`${inY}y`]
  const inEs = /^(.{2,}(?:s|x|z|ch|sh))es$/.exec(word)?.[1]
  if (inEs !== undefined) return [inEs, `${inEs}e`]
  const inS = /^(.{2,}[^sui])s$/.exec(word)?.[1]
  return inS === undefined ? [] : [inS]
}

function formsOfBase(base: string): string[] {
  if (base.endsWith('e')) return [base, `${base}s`, `${base}d`, `${base.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(base)) return [base, ...['ies', 'ied', 'ying'].map(end => base.slice(0, -1) + end)]
  const last = short.test(base) ? base.slice(-1) : ''
  return [base, `${base}s`, `${base}es`, `${base}${last}ed`, `${base}${last}ing`]
}

/**
 * A folded English word with its plural, past and -ing forms, itself first. Only regular forms are known, and some of what is
 * returned is no word at all; short words have no forms, since too much looks like them.
 */
export function formsOf(word: string): string[] {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return [word]
  return [...new Set([word, ...[word, ...basesOf(word)].flatMap(formsOfBase)])]
}
