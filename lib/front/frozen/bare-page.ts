export type Bared =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly reason: string }

const script = /<script\b([^>]*)>[\s\S]*?<\/script>/g
const scriptPreload = /<link\b[^>]*\b(?:as="script"|rel="modulepreload")[^>]*>/g
const comment = /<!--[\s\S]*?-->/g
// Where the router keeps what it moves about, empty in a page that arrives whole.
const empty = /<div hidden=""><\/div>/g
const nonce = / nonce="[^"]*"/g

const needsScripts: readonly (readonly [string, RegExp])[] = [
  ['a part that scripts would put in its place', /<template\b|<div hidden="" id="S:/],
  ['a form that scripts would send', /\$ACTION_|\bformaction="javascript:|\baction="javascript:/i],
  ['a handler in the markup', /<[^>]+\son[a-z]+="/],
  [
    'a script, or an address of one',
    /<script\b(?! type="application\/ld\+json")|__next_f|\/_next\/[^"]+\.js\b/,
  ],
  ['a nonce, which belongs to one answer', /\snonce=/],
]

/** Which scripts may stay: data for search engines alone, or small files of our own too, which are no part of the framework. */
type Kept = 'data' | 'own-scripts'

const ownScript = /<script type="module" src="\/[a-z-]+\.js"[^>]*><\/script>/g

/**
 * A page as the framework wrote it, without the framework's scripts and what only they read: what is left is whole, shows the
 * same, and runs nothing. Refuses a page that would not be whole without them. Data for search engines stays.
 */
export function barePage(page: string, keep: Kept = 'data'): Bared {
  if (!page.includes('</html>')) return { ok: false, reason: 'an end that is missing' }
  const keepsOwn = keep === 'own-scripts'
  const html = page
    .replace(script, (whole, attributes: string) => {
      if (isData(attributes)) return whole.replace(nonce, '')
      return keepsOwn && isOwn(whole) ? whole : ''
    })
    .replace(scriptPreload, '')
    .replace(comment, '')
    .replace(empty, '')
    .replace(/<link\b[^>]*>/g, link => link.replace(nonce, ''))
  const judged = keepsOwn ? html.replace(ownScript, '') : html
  const found = needsScripts.find(([, sign]) => sign.test(judged))
  return found === undefined ? { ok: true, html } : { ok: false, reason: found[0] }
}

const isData = (attributes: string): boolean => /\btype="application\/ld\+json"/.test(attributes)
const isOwn = (tag: string): boolean => tag.replace(ownScript, '') === ''
