import { type ParsedPdf, resolve, streamOf } from './parsed-pdf'

type Letters = readonly string[]

/** The words of all pages in the order they are painted, read through each font's own table of letters; a missing letter is U+0000. */
export function wordsOf(pdf: ParsedPdf): string {
  return joined(pdf.pages.flatMap((_, at) => linesOn(pdf, at, pdf.contents[at] ?? '')))
}

/** The words that a part of a page's content paints. */
export function wordsIn(pdf: ParsedPdf, page: number, content: string): string {
  return joined(linesOn(pdf, page, content))
}

const joined = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ')

function linesOn(pdf: ParsedPdf, page: number, content: string): string[] {
  const resources = resolve(pdf.objects, pdf.pages[page] ?? '', 'Resources')
  return paintedLines(content, name => lettersOf(pdf, resources, name))
}

function paintedLines(content: string, letters: (font: string) => Letters): string[] {
  let font = ''
  return content.split('\n').flatMap(line => {
    font = /^\/(F\d+) [\d.]+ Tf/.exec(line)?.[1] ?? font
    if (!line.endsWith(' TJ')) return []
    const known = letters(font)
    const codes = [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? [])
    return [codes.map(code => known[Number.parseInt(code, 16)] ?? '\0').join('')]
  })
}

function lettersOf(pdf: ParsedPdf, resources: string, name: string): Letters {
  const map = streamOf(resolve(pdf.objects, resolve(pdf.objects, resources, name), 'ToUnicode'))
  const ranges = [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)]
  return ranges.flatMap(([, , list]) =>
    [...(list ?? '').matchAll(/<([^>]*)>/g)].map(([, hex]) => fromHex(hex ?? '')),
  )
}

// One glyph may stand for several letters, as the ligature of T and h does.
function fromHex(hex: string): string {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')
}
