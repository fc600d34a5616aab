/** One rule of a style sheet, as the build wrote it. */
export type Rule = {
  /** What stands before the block: selectors, or an at-rule's name and condition. */
  readonly prelude: string
  /** The whole rule, word for word. */
  readonly text: string
  /** The rules within, of a rule that only groups others; null where the block holds declarations. */
  readonly rules: readonly Rule[] | null
}

const grouping = /^@(media|supports|container|layer)\b/i
const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }
// A comment, a string, an escaped letter: nothing in them opens or closes.
const whole = /\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|\\[\s\S]/y

/**
 * The rules of a style sheet in their order (CSS Syntax 3, 5.4: a rule ends with its block, an at-rule without one with its
 * semicolon). Null for a sheet in which something is opened that is not closed, or closed that was not opened.
 */
export function readRules(sheet: string): Rule[] | null {
  const rules: Rule[] = []
  for (let at = skipSpace(sheet, 0); at < sheet.length; ) {
    const block = findOutside(sheet, at, '{;')
    if (block === null) return null
    const end = sheet[block] === '{' ? findClose(sheet, block) : block
    if (end === null) return null
    const prelude = sheet.slice(at, block).trim()
    const isGroup = sheet[block] === '{' && grouping.test(prelude)
    const within = isGroup ? readRules(sheet.slice(block + 1, end)) : null
    if (isGroup && within === null) return null
    rules.push({ prelude, text: sheet.slice(at, end + 1), rules: within })
    at = skipSpace(sheet, end + 1)
  }
  return rules
}

/** The parts of a list that commas divide, but for commas within brackets and strings. */
export function splitList(list: string): string[] {
  const parts: string[] = []
  for (let at = 0; at <= list.length; ) {
    const end = findOutside(list, at, ',') ?? list.length
    parts.push(list.slice(at, end).trim())
    at = end + 1
  }
  return parts
}

/** Where the first of the letters of `wanted` stands outside of all brackets, strings and comments that open on the way; null when none does. */
function findOutside(text: string, from: number, wanted: string): number | null {
  for (let at = from; at < text.length; ) {
    const letter = text[at] ?? ''
    if (wanted.includes(letter)) return at
    if ('})]'.includes(letter)) return null
    const next = stepOver(text, at)
    if (next === null) return null
    at = next
  }
  return null
}

/** Where the block or bracket that opens at `open` is closed; null when it is not. */
const findClose = (text: string, open: number): number | null =>
  findOutside(text, open + 1, closing[text[open] ?? ''] ?? '')

/** The place after what begins here: a letter, a string, a comment, or everything between two brackets. */
function stepOver(text: string, at: number): number | null {
  const letter = text[at] ?? ''
  if (letter in closing) {
    const end = findClose(text, at)
    return end === null ? null : end + 1
  }
  whole.lastIndex = at
  const [found] = whole.exec(text) ?? []
  if (found !== undefined) return at + found.length
  return '"\''.includes(letter) || text.startsWith('/*', at) ? null : at + 1
}

function skipSpace(text: string, from: number): number {
  const space = /(?:\s|\/\*[\s\S]*?\*\/)*/y
  space.lastIndex = from
  space.exec(text)
  return space.lastIndex
}
