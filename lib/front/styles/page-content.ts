import type { Name } from './needed-names'

/** What of a page decides which rules can say anything about it. */
export type PageContent = {
  readonly names: ReadonlySet<Name>
  /** Every letter that it can show; null when others may come, typed by a visitor or written by a script. */
  readonly letters: ReadonlySet<string> | null
}

// A browser puts them in where nobody wrote them.
const implied = ['html', 'head', 'body', 'tbody', 'colgroup']
const basic: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}
const typed = /<(textarea|select|input)\b(?![^>]*\btype="(radio|checkbox|hidden|submit|button)")/

/** Reads a page as the framework writes it (each value in double quotes), with the scripts of ours that it loads. */
export function readContent(html: string, scripts: readonly string[]): PageContent {
  const classes = [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, value = '']) => value.split(/\s+/))
  const elements = [...html.matchAll(/<([a-z][\w-]*)/gi)].map(([, name = '']) => name.toLowerCase())
  // A script may write any name that stands in it.
  const words = scripts.flatMap(script => script.match(/[\w-]+/g) ?? [])
  const names = [...implied, ...elements, ...words, ...[...classes, ...words].map(name => `.${name}`)]
  return { names: new Set(names), letters: scripts.length > 0 ? null : lettersOf(html) }
}

function lettersOf(html: string): Set<string> | null {
  if (typed.test(html) || /contenteditable/i.test(html)) return null
  let isKnown = true
  const text = html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) => {
    if (name !== undefined && !(name in basic)) isKnown = false
    return name === undefined ? letterAt(decimal ?? Number.parseInt(hex, 16)) : (basic[name] ?? '')
  })
  // A style may ask for capitals or for small letters.
  return isKnown ? new Set(text + text.toUpperCase() + text.toLowerCase()) : null
}

const letterAt = (code: number | string): string => {
  const number = Number(code)
  return number <= 0x10ffff ? String.fromCodePoint(number) : ''
}
