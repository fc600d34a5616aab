import { createHash } from 'node:crypto'
import { takeApart } from './cut-sheet'
import { placeLetters } from './letters-ahead'
import { readContent } from './page-content'

const run = /(?:<link rel="stylesheet" href="[^"]+" data-precedence="[^"]+"\/>)+/
const address = /href="([^"]+)"/g
const ownScripts = /<script\b[^>]*\ssrc="([^"]+)"/g

export type Inlined = {
  readonly html: string
  /** What the policy must allow (CSP level 3, 8.1): the hash of the one style element, or nothing. */
  readonly styleSource: string
}

/** Puts what a page needs of its style sheets in place of the links to them, so that nothing has to be asked for before it is seen. */
export type PageStyles = (html: string) => Inlined

/**
 * Knows the sheets and the scripts of a site by their addresses. A page stays as it was when one of its sheets is not there, or would
 * mean something else inside a page; of a page with a script that is not known the sheets are carried whole.
 */
export function openPageStyles(readText: (address: string) => string | null): PageStyles {
  const scriptAt = once(readText)
  const sheetAt = once(href => {
    const text = readText(href)
    return text !== null && meansTheSame(text) ? { text, cut: takeApart(text) } : null
  })
  return html => {
    const [links = ''] = run.exec(html) ?? []
    const sheets = allKnown([...links.matchAll(address)].map(([, href = '']) => sheetAt(href)))
    if (sheets === null || sheets.length === 0) return { html, styleSource: '' }
    const scripts = allKnown([...html.matchAll(ownScripts)].map(([, src = '']) => scriptAt(src)))
    const page = scripts === null ? null : readContent(html, scripts)
    const styles = sheets.map(({ text, cut }) => (page === null ? text : cut(page))).join('\n')
    const hash = createHash('sha256').update(styles).digest('base64')
    const carried = html.replace(links, () => `<style>${styles}</style>`)
    return { html: placeLetters(carried), styleSource: `'sha256-${hash}'` }
  }
}

function once<Known>(find: (address: string) => Known): (address: string) => Known {
  const found = new Map<string, { readonly known: Known }>()
  return address => {
    const one = found.get(address) ?? { known: find(address) }
    found.set(address, one)
    return one.known
  }
}

function allKnown<Known>(found: readonly (Known | null)[]): Known[] | null {
  const known = found.filter(one => one !== null)
  return known.length < found.length ? null : known
}

// A name beside the file is looked for beside the page, an import comes too late, and a closing tag ends the element.
const meansTheSame = (sheet: string): boolean =>
  !/@import|@charset|@namespace|<\/style/i.test(sheet) &&
  [...sheet.matchAll(/url\(\s*["']?([^"')]+)/g)].every(([, target = '']) =>
    /^(\/(?!\/)|data:|#)/.test(target),
  )
