import { createHash } from 'node:crypto'

const run = /(?:<link rel="stylesheet" href="[^"]+" data-precedence="[^"]+"\/>)+/
const address = /href="([^"]+)"/g

export type Inlined = {
  readonly html: string
  /** What the policy must allow (CSP level 3, 8.1): the hash of the one style element, or nothing. */
  readonly styleSource: string
}

/**
 * Puts the words of a page's style sheets in place of the links to them, so that nothing has to be asked for before the page is seen.
 * The page stays as it was when one of them is not there, or would mean something else inside a page.
 */
export async function inlineStyles(
  html: string,
  readFile: (address: string) => Promise<string | null>,
): Promise<Inlined> {
  const [links = ''] = run.exec(html) ?? []
  const sheets = await Promise.all([...links.matchAll(address)].map(([, href = '']) => readFile(href)))
  const whole = sheets.filter(sheet => sheet !== null && meansTheSame(sheet))
  if (whole.length === 0 || whole.length < sheets.length) return { html, styleSource: '' }
  const styles = whole.join('\n')
  const hash = createHash('sha256').update(styles).digest('base64')
  return { html: html.replace(links, () => `<style>${styles}</style>`), styleSource: `'sha256-${hash}'` }
}

// A name beside the file is looked for beside the page, an import comes too late, and a closing tag ends the element.
const meansTheSame = (sheet: string): boolean =>
  !/@import|@charset|<\/style/i.test(sheet) &&
  [...sheet.matchAll(/url\(\s*["']?([^"')]+)/g)].every(([, target = '']) =>
    /^(\/(?!\/)|data:|#)/.test(target),
  )
