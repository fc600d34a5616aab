const longestTarget = 8_000

export type Target =
  | { readonly ok: true; readonly path: string; readonly target: string }
  | { readonly ok: false; readonly status: 400 | 404 | 414 }

/**
 * What a request asks for, in one spelling. Refuses what two readers could read in two ways: broken percent-encoding, control
 * characters and backslashes (400); dot segments, doubled or encoded slashes, the framework's inner addresses (404).
 */
export function readTarget(raw: string, dev: boolean): Target {
  if (raw.length > longestTarget) return { ok: false, status: 414 }
  const [path = '', ...rest] = raw.split('?')
  if (!path.startsWith('/') || /[#\\]/.test(path)) return { ok: false, status: 400 }
  const decoded = decodePath(path)
  if (decoded === null || hasControl(decoded) || decoded.includes('\\')) return { ok: false, status: 400 }
  if (isTwofold(path, decoded) || isInner(path, dev)) return { ok: false, status: 404 }
  const query = cleanQuery(rest.join('?'))
  return { ok: true, path, target: query === '' ? path : `${path}?${query}` }
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch (fault) {
    if (fault instanceof URIError) return null
    throw fault
  }
}

function hasControl(text: string): boolean {
  return [...text].some(letter => letter < ' ' || letter === '\u007f')
}

function isTwofold(path: string, decoded: string): boolean {
  const segments = decoded.split('/')
  return /%2f/i.test(path) || path.includes('//') || segments.includes('.') || segments.includes('..')
}

// The router serves the same page again as data under other names (`/x.rsc`, `/x.segments/…`, `/_next/data/…`), and pages of its
// own (`/_global-error`): nobody needs those.
function isInner(path: string, dev: boolean): boolean {
  if (/\.rsc$|\.segments(\/|$)/i.test(path)) return true
  return !dev && /^\/_(?!next\/static\/)/.test(path)
}

// The router keeps its own notes in these parameters and trusts them more than a stranger's should be.
function cleanQuery(query: string): string {
  const inner = /^(nxt[PI]|_+next)/i
  const parts = query.split('&')
  return parts.filter(part => !inner.test(part.replaceAll(/%([0-7][0-9a-f])/gi, unescapeByte))).join('&')
}

function unescapeByte(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
