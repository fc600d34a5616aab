import { isSafeLink } from '@/lib/domain/articles/safe-link'
import { listHeadings } from './article-body'
import { lineOf, type MdxNode, walk } from './mdx-tree'

/** Broken rules of one body, before anybody knows which file they are in. */
export type Finding = { line: number; field: string | null; reason: string }

/** The components an article may use, with the words each may be given. Everything else is refused by name. */
const allowedComponents = {
  Opening: [],
  Prompts: [],
  BookingCall: ['service'],
  WorksheetCard: ['worksheet'],
  MarginNote: [],
  PullLine: [],
} as const satisfies Record<string, readonly string[]>

// Each of these carries an id of its own in the page; a second one would answer to the same name.
const onceOnly = ['Opening', 'Prompts', 'BookingCall', 'WorksheetCard']

// Anchors that the page itself uses around the article.
const takenAnchors = [
  'main',
  'prompts',
  'prompts-title',
  'contents-title',
  'call-title',
  'sheet-title',
  'related',
]

/**
 * What an article may not hold: code in any form, foreign components, HTML, pictures from elsewhere, links that run something,
 * headings that break the outline, prompts that are not a list, sources that nobody cites or that do not exist.
 */
export function checkBody(tree: MdxNode): Finding[] {
  const nodes = [...walk(tree)]
  return [
    ...nodes.flatMap(checkNode),
    ...checkOnceOnly(nodes),
    ...checkHeadings(tree, nodes),
    ...checkSources(nodes),
    ...checkOpening(tree),
  ]
}

function checkNode(node: MdxNode): Finding[] {
  const at = (reason: string): Finding[] => [{ line: lineOf(node), field: null, reason }]
  switch (node.type) {
    case 'mdxjsEsm':
      return at('import and export have no place in an article')
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return at('an expression in { } has no place in an article')
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return checkComponent(node)
    case 'link':
    case 'definition':
      return isSafeLink(node.url ?? '') ? [] : at(`a link may not lead to “${node.url ?? ''}”`)
    case 'image':
    case 'imageReference':
      return checkImage(node)
    default:
      return []
  }
}

function checkComponent(node: MdxNode): Finding[] {
  const at = (reason: string): Finding => ({ line: lineOf(node), field: null, reason })
  const name = node.name ?? ''
  if (!isAllowed(name)) {
    return [
      at(`<${name}> is not allowed here; the components are ${Object.keys(allowedComponents).join(', ')}`),
    ]
  }
  const known: readonly string[] = allowedComponents[name]
  const given = node.attributes ?? []
  const findings = given.flatMap(attribute => {
    if (attribute.type !== 'mdxJsxAttribute') return [at(`<${name}> may not be given an expression`)]
    if (!known.includes(attribute.name ?? '')) return [at(`<${name}> knows no “${attribute.name ?? ''}”`)]
    return typeof attribute.value === 'string'
      ? []
      : [at(`“${attribute.name ?? ''}” of <${name}> must be plain words`)]
  })
  const missing = known.filter(word => !given.some(attribute => attribute.name === word))
  const list = name === 'Prompts' ? checkPrompts(node) : []
  return [...findings, ...missing.map(word => at(`<${name}> needs “${word}”`)), ...list]
}

function isAllowed(name: string): name is keyof typeof allowedComponents {
  return Object.hasOwn(allowedComponents, name)
}

function checkPrompts(node: MdxNode): Finding[] {
  const [list, ...rest] = node.children ?? []
  if (list?.type === 'list' && list.ordered === true && rest.length === 0) return []
  return [{ line: lineOf(node), field: null, reason: '<Prompts> holds one numbered list and nothing else' }]
}

function checkImage(node: MdxNode): Finding[] {
  const local = node.type === 'image' && /^\/images\/[a-z0-9/-]+\.(?:svg|png|jpg|webp)$/.test(node.url ?? '')
  if (!local)
    return [{ line: lineOf(node), field: null, reason: 'a picture must be a file of our own under /images' }]
  if (node.alt) return []
  return [{ line: lineOf(node), field: null, reason: 'a picture needs words for those who cannot see it' }]
}

function checkOnceOnly(nodes: readonly MdxNode[]): Finding[] {
  return onceOnly.flatMap(name =>
    nodes
      .filter(node => node.name === name)
      .slice(1)
      .map(node => ({ line: lineOf(node), field: null, reason: `<${name}> stands in an article once` })),
  )
}

function checkOpening(tree: MdxNode): Finding[] {
  const first = (tree.children ?? []).find(node => node.type !== 'yaml')
  if (first?.name === 'Opening') return []
  return [{ line: first ? lineOf(first) : 1, field: null, reason: 'an article begins with <Opening>' }]
}

function checkHeadings(tree: MdxNode, nodes: readonly MdxNode[]): Finding[] {
  let above = 1
  const outline = listHeadings(tree).flatMap(({ id, depth, line }) => {
    const at = (reason: string): Finding[] => [{ line, field: null, reason }]
    const before = above
    above = depth
    if (depth === 1) return at('the title is the only heading of the first rank; use ## here')
    if (depth > before + 1) return at('a heading skips a rank')
    return takenAnchors.includes(id) ? at(`the page already has an anchor “${id}”`) : []
  })
  // The number of a source would become a part of the anchor.
  const cited = nodes
    .filter(
      node => node.type === 'heading' && [...walk(node)].some(part => part.type === 'footnoteReference'),
    )
    .map(node => ({ line: lineOf(node), field: null, reason: 'a heading carries no source' }))
  return [...outline, ...cited]
}

function checkSources(nodes: readonly MdxNode[]): Finding[] {
  const cited = new Set(nodes.filter(node => node.type === 'footnoteReference').map(node => node.identifier))
  const unused = nodes
    .filter(node => node.type === 'footnoteDefinition' && !cited.has(node.identifier))
    .map(node => ({
      line: lineOf(node),
      field: null,
      reason: `nobody cites the source “${node.identifier ?? ''}”`,
    }))
  // A citation without its source stays plain text in the grammar, so it is looked for there.
  const loose = nodes
    .filter(node => node.type === 'text' && typeof node.value === 'string' && /\[\^[^\]]+\]/.test(node.value))
    .map(node => ({
      line: lineOf(node),
      field: null,
      reason: 'a citation has no source at the end of the file',
    }))
  return [...unused, ...loose]
}
