import { type Name, neededNames } from './needed-names'
import type { PageContent } from './page-content'
import { type Rule, readRules } from './read-rules'

/** A style sheet that was taken apart once, so that what a page needs of it is found quickly. */
export type CutSheet = (page: PageContent) => string

type Part = {
  readonly text: string
  /** The names that each of its selectors needs; null for what no name decides. */
  readonly needs: readonly (readonly Name[])[] | null
  /** The letters that a font face is for, as first and last code points; null for all else. */
  readonly range: readonly (readonly [number, number])[] | null
  readonly prelude: string
  readonly parts: readonly Part[] | null
}

/**
 * Gives what of a sheet can say anything about a page, in its order and word for word: rules of which no selector can match,
 * whatever is hovered, opened or chosen, and faces of fonts of whose letters none can be shown, are left out. A sheet that cannot be
 * taken apart is given whole.
 */
export function takeApart(sheet: string): CutSheet {
  const rules = readRules(sheet)
  if (rules === null) return () => sheet
  const parts = rules.map(partOf)
  const own = lettersOfStyles(sheet)
  return page => {
    const letters = page.letters === null ? null : new Set([...page.letters, ...own])
    return cut(parts, { names: page.names, letters })
  }
}

function partOf({ prelude, text, rules }: Rule): Part {
  const isStyle = !prelude.startsWith('@')
  return {
    text,
    prelude,
    needs: isStyle ? neededNames(prelude) : null,
    range: /^@font-face$/i.test(prelude) ? rangeOf(text) : null,
    parts: rules?.map(partOf) ?? null,
  }
}

function cut(parts: readonly Part[], page: PageContent): string {
  const kept = parts.map(part => {
    if (part.parts === null) return matters(part, page) ? part.text : ''
    const within = cut(part.parts, page)
    return within === '' ? '' : `${part.prelude}{${within}}`
  })
  return kept.join('')
}

function matters({ needs, range }: Part, { names, letters }: PageContent): boolean {
  if (needs !== null) return needs.some(selector => selector.every(name => names.has(name)))
  if (range === null || letters === null) return true
  const codes = [...letters].map(letter => letter.codePointAt(0) ?? 0)
  return codes.some(code => range.some(([first, last]) => code >= first && code <= last))
}

// A pseudo-element may show letters that stand in no page.
function lettersOfStyles(sheet: string): Set<string> {
  const escaped = [...sheet.matchAll(/\\([\da-f]{1,6})/gi)].map(([, hex = '']) => Number.parseInt(hex, 16))
  return new Set([
    ...sheet,
    ...escaped.filter(code => code <= 0x10ffff).map(code => String.fromCodePoint(code)),
  ])
}

function rangeOf(face: string): [number, number][] | null {
  const [, list] = /unicode-range:([^;}]+)/i.exec(face) ?? []
  const spans = list?.split(',').map(span => /^\s*u\+([\da-f]{1,6})(?:-([\da-f]{1,6}))?\s*$/i.exec(span))
  if (spans === undefined || spans.includes(null)) return null
  return spans.map(span => {
    const [, first = '', last = first] = span ?? []
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
}
