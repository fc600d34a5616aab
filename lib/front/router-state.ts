/** The request header in which the router's own scripts say which parts of a page they have already. */
export const routerStateHeader = 'next-router-state-tree'

const kinds = /^(c|oc|d|(ci|di)(\(\.\)|\(\.\.\)|\(\.\.\.\)|\(\.\.\)\(\.\.\)))$/
const marks = new Set<unknown>([undefined, null, 'refetch', 'inside-shared-layout', 'metadata-only'])
const deepest = 40

/** Whether the router can read this state. It answers 500 to one that it cannot, and no input may do that. */
export function isRouterState(header: string): boolean {
  try {
    const tree: unknown = JSON.parse(decodeURIComponent(header))
    return isTree(tree, 0)
  } catch (fault) {
    if (fault instanceof URIError || fault instanceof SyntaxError) return false
    throw fault
  }
}

function isTree(tree: unknown, depth: number): boolean {
  if (!Array.isArray(tree) || tree.length < 2 || tree.length > 6 || depth > deepest) return false
  const [segment, children, url, mark, hints, extra]: unknown[] = tree
  if (typeof children !== 'object' || children === null || Array.isArray(children)) return false
  const isTailSound =
    (url === undefined || url === null || isTexts(url, 2)) &&
    marks.has(mark) &&
    (hints === undefined || hints === null || typeof hints === 'number') &&
    (extra === undefined || typeof extra === 'string')
  return isTailSound && isSegment(segment) && Object.values(children).every(child => isTree(child, depth + 1))
}

function isSegment(segment: unknown): boolean {
  if (typeof segment === 'string') return true
  if (!Array.isArray(segment) || segment.length !== 4) return false
  const [name, value, kind, siblings]: unknown[] = segment
  const isKnown = typeof kind === 'string' && kinds.test(kind)
  return isTexts([name, value], 2) && isKnown && (siblings === null || isTexts(siblings))
}

function isTexts(value: unknown, length?: number): boolean {
  const isList = Array.isArray(value) && (length === undefined || value.length === length)
  return isList && value.every(part => typeof part === 'string')
}
