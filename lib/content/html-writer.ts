/** A node of a text on its way to HTML (hast), with the components of an article still in it. */
export type HtmlNode = {
  type: string
  tagName?: string
  properties?: Readonly<Record<string, unknown>>
  value?: unknown
  /** Of a component. */
  name?: string | null
  attributes?: readonly { type: string; name?: string; value?: unknown }[]
  children?: readonly HtmlNode[]
}

type Writing = {
  /** Where a link or a picture really leads; null when it is to be left out, and of a link only its words stay. */
  address: (href: string) => string | null
  /** What stands before and after the children of a component. */
  component: (node: HtmlNode) => { before: string; after: string }
}

const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'wbr'])
// How a text is read away from its page needs these and nothing else: no classes, no styles, no handlers.
const kept = new Set([
  'href',
  'src',
  'alt',
  'id',
  'start',
  'colSpan',
  'rowSpan',
  'type',
  'checked',
  'disabled',
])

/** HTML of a tree that our own rules have judged. Text is escaped; whatever is neither element, text nor component leaves no trace. */
export function writeHtml(node: HtmlNode, writing: Writing): string {
  const inside = () => (node.children ?? []).map(child => writeHtml(child, writing)).join('')
  switch (node.type) {
    case 'text':
      return escapeHtml(typeof node.value === 'string' ? node.value : '')
    case 'element':
      return writeElement(node, inside, writing)
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const { before, after } = writing.component(node)
      return before + inside() + after
    }
    default:
      return inside()
  }
}

function writeElement(node: HtmlNode, inside: () => string, { address }: Writing): string {
  const { tagName = 'div', properties = {} } = node
  const to = properties.href ?? properties.src
  if (to !== undefined && address(String(to)) === null) return inside()
  const attributes = Object.entries(properties).flatMap(([name, value]) => {
    if (!kept.has(name) || value === false || value === null || value === undefined) return []
    if (value === true) return [` ${name.toLowerCase()}`]
    const text = name === 'href' || name === 'src' ? (address(String(value)) ?? '') : String(value)
    return [` ${name.toLowerCase()}="${escapeHtml(text)}"`]
  })
  const open = `<${tagName}${attributes.join('')}>`
  return empty.has(tagName) ? open : `${open}${inside()}</${tagName}>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words as text or attribute of HTML. Control characters go: XML 1.0 cannot hold them, not even escaped. */
export function escapeHtml(text: string): string {
  return [...text]
    .filter(letter => letter >= ' ' || letter === '\n' || letter === '\t')
    .map(letter => entities[letter] ?? letter)
    .join('')
}
