/** A small part of Markdown, enough for notices and page words that staff edit: nothing in it can become markup of its own. */
export type Block =
  | { kind: 'heading'; depth: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; entries: string[] }

export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; spans: Span[] }
  | { kind: 'link'; href: string; spans: Span[] }

/** Blocks are parted by blank lines; a single line break is a space. */
export function parseBlocks(markdown: string): Block[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .split(/\n(?:[ \t]*\n)+/)
    .map(chunk => chunk.trim())
    .filter(chunk => chunk !== '')
    .map(toBlock)
}

const entryStart = /^(?:[-*]|\d+\.) +/

function toBlock(chunk: string): Block {
  const heading = /^(#{2,3}) +(.+)$/.exec(chunk)
  if (heading !== null) {
    return { kind: 'heading', depth: heading[1] === '##' ? 2 : 3, text: heading[2] ?? '' }
  }
  if (entryStart.test(chunk)) {
    const entries = chunk
      .split(/\n(?=(?:[-*]|\d+\.) +)/)
      .map(entry => joinLines(entry.replace(entryStart, '')))
    return { kind: 'list', ordered: /^\d/.test(chunk), entries }
  }
  return { kind: 'paragraph', text: joinLines(chunk) }
}

function joinLines(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

const mark = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^()\s]+)\)/

/** Strong words, stressed words and links; a link that leads anywhere but to a page, a letter or a call stays plain text. */
export function parseSpans(text: string): Span[] {
  const found = mark.exec(text)
  if (found === null) return text === '' ? [] : [{ kind: 'text', text }]
  const [whole, strong, em, label, href] = found
  const before = text.slice(0, found.index)
  return [
    ...(before === '' ? [] : [{ kind: 'text', text: before } as const]),
    spanOf(whole, strong, em, label, href),
    ...parseSpans(text.slice(found.index + whole.length)),
  ]
}

function spanOf(whole: string, strong?: string, em?: string, label?: string, href?: string): Span {
  if (strong !== undefined) return { kind: 'strong', spans: parseSpans(strong) }
  if (em !== undefined) return { kind: 'em', spans: parseSpans(em) }
  if (label !== undefined && href !== undefined && isSafe(href)) {
    return { kind: 'link', href, spans: parseSpans(label) }
  }
  return { kind: 'text', text: whole }
}

function isSafe(href: string): boolean {
  return /^(?:https:\/\/|mailto:|tel:|#|\/(?!\/))/.test(href)
}
