import { inflateSync } from 'node:zlib'

/** A PDF read back from its bytes: just enough of the format to hold a made file to its promises. */
export type ParsedPdf = {
  catalog: string
  objects: ReadonlyMap<number, string>
  /** Every widget annotation, in the order of the page. */
  widgets: readonly string[]
  pages: readonly string[]
  /** The page contents, inflated, one after the other. */
  contents: readonly string[]
}

export function parsePdf(bytes: Buffer): ParsedPdf {
  const text = bytes.toString('latin1')
  const objects = new Map<number, string>()
  for (const [, id, body] of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)) {
    if (id !== undefined && body !== undefined) objects.set(Number(id), body)
  }
  const all = [...objects.values()]
  const pages = all.filter(body => /\/Type \/Page\b(?!s)/.test(body))
  return {
    objects,
    catalog: all.find(body => body.includes('/Type /Catalog')) ?? '',
    widgets: all.filter(body => body.includes('/Subtype /Widget')),
    pages,
    contents: pages.map(page => streamOf(resolve(objects, page, 'Contents'))),
  }
}

/** The object that `key` points to, or the value written in place. */
export function resolve(objects: ReadonlyMap<number, string>, body: string, key: string): string {
  const reference = new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1]
  const found = reference === undefined ? undefined : objects.get(Number(reference))
  if (found === undefined) throw new Error(`No object behind /${key}`)
  return found
}

/** A text string: octets in brackets, or UTF-16 after its byte order mark (ISO 32000-1, 7.9.2.2). */
export function textOf(body: string, key: string): string | null {
  const raw = new RegExp(`/${key} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(body)?.[1]
  if (raw === undefined) return null
  const plain = raw.replace(
    /\\([\s\S])/g,
    (_, next: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[next] ?? next,
  )
  return plain.startsWith('þÿ') ? Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le') : plain
}

export function streamOf(body: string): string {
  const [, head, rest] = /^([\s\S]*?)stream\n([\s\S]*?)\nendstream/.exec(body) ?? []
  if (head === undefined || rest === undefined) return ''
  const bytes = Buffer.from(rest, 'latin1')
  return head.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : rest
}

export type Tagged = { type: string; marked: number; widgets: number; children: readonly Tagged[] }

/** The tag tree from its root, with how many pieces of content and how many fields each element holds itself. */
export function tagTree(pdf: ParsedPdf): Tagged {
  const root = resolve(pdf.objects, pdf.catalog, 'StructTreeRoot')
  return element(pdf, resolve(pdf.objects, root.replace(/\/K \[(\d+ 0 R)\]/, '/K $1'), 'K'))
}

function element(pdf: ParsedPdf, body: string): Tagged {
  const kids = /\/K \[([\s\S]*?)\]\n/.exec(`${body}\n`)?.[1] ?? ''
  const objectReferences = kids.match(/<<[\s\S]*?>>/g) ?? []
  const direct = kids.replace(/<<[\s\S]*?>>/g, '')
  const children = [...direct.matchAll(/(\d+) 0 R/g)].flatMap(([, id]) => pdf.objects.get(Number(id)) ?? [])
  return {
    type: /\/S \/(\w+)/.exec(body)?.[1] ?? '',
    marked: direct.replace(/\d+ 0 R/g, '').match(/\d+/g)?.length ?? 0,
    widgets: objectReferences.filter(entry => entry.includes('/OBJR')).length,
    children: children.map(child => element(pdf, child)),
  }
}

export function flatten(tagged: Tagged): Tagged[] {
  return [tagged, ...tagged.children.flatMap(flatten)]
}
