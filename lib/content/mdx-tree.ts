import { grammar } from './grammar'

/** A part of a parsed text, with the little that our rules look at. */
export type MdxNode = {
  type: string
  name?: string | null | undefined
  value?: unknown
  depth?: number
  ordered?: boolean | null | undefined
  url?: string
  alt?: string | null | undefined
  identifier?: string
  attributes?: readonly { type: string; name?: string; value?: unknown }[] | undefined
  children?: readonly MdxNode[] | undefined
  position?: { start: { line: number } } | undefined
}

type ParsedMdx = { ok: true; tree: MdxNode } | { ok: false; line: number; reason: string }

type Format = 'mdx' | 'md'
type Reader = ReturnType<ReturnType<typeof grammar>['mdx']['createProcessor']>

const readers = new Map<Format, Reader>()

function readerOf(format: Format): Reader {
  const { mdx, frontmatter, gfm } = grammar()
  const reader =
    readers.get(format) ?? mdx.createProcessor({ format, remarkPlugins: [frontmatter.default, gfm.default] })
  readers.set(format, reader)
  return reader
}

/** Parses with the very grammar of the build; nothing is evaluated. The lines are those of the text that was given. */
export function parseMdx(text: string, format: Format = 'mdx'): ParsedMdx {
  try {
    return { ok: true, tree: readerOf(format).parse(text) }
  } catch (fault) {
    const found = parseFault(fault)
    if (found === null) throw fault
    return { ok: false, ...found }
  }
}

// The parser throws a VFileMessage, which says what and where; anything else is a fault of ours.
function parseFault(fault: unknown): { line: number; reason: string } | null {
  if (!(fault instanceof Error) || !('reason' in fault) || typeof fault.reason !== 'string') return null
  return { line: 'line' in fault && typeof fault.line === 'number' ? fault.line : 1, reason: fault.reason }
}

/** The node and everything below it, in the order of the text. */
export function* walk(node: MdxNode): Generator<MdxNode> {
  yield node
  for (const child of node.children ?? []) yield* walk(child)
}

/** The words of a node as rehype-slug hears them: text and code, nothing that is only an attribute. */
export function textOf(node: MdxNode): string {
  if ((node.type === 'text' || node.type === 'inlineCode') && typeof node.value === 'string')
    return node.value
  return (node.children ?? []).map(textOf).join('')
}

export function lineOf(node: MdxNode): number {
  return node.position?.start.line ?? 1
}
