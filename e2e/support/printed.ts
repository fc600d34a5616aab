import { inflateSync } from 'node:zlib'

type Objects = ReadonlyMap<string, string>
type Letters = ReadonlyMap<number, string>

/** The letters on each page of what Chromium prints (as ISO 32000-1 writes them), in the order they are painted, spaces too. */
export function printedPages(pdf: Buffer): string[] {
  const objects: Objects = new Map(
    [...pdf.toString('latin1').matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(
      ([, id = '', body = '']) => [id, body],
    ),
  )
  const pages = [...objects.values()].filter(body => /\/Type \/Page\b(?!s)/.test(body))
  const known = new Map<string, Letters>()
  return pages.map(page => {
    const fonts = new Map(
      [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]),
    )
    return painted(streamOf(follow(objects, page, 'Contents')), name => {
      const id = fonts.get(name) ?? ''
      const letters = known.get(id) ?? lettersOf(objects, id)
      known.set(id, letters)
      return letters
    })
  })
}

const follow = (objects: Objects, body: string, key: string): string =>
  objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? ''

function streamOf(body: string): string {
  const [, bytes = ''] = /stream\n([\s\S]*)\nendstream/.exec(body) ?? []
  return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
}

function painted(content: string, letters: (font: string) => Letters): string {
  let font: Letters = new Map()
  let text = ''
  for (const [, name, codes] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|ET/g)) {
    if (name !== undefined) font = letters(name)
    else if (codes === undefined) text += ' '
    else for (const code of codes.match(/../g) ?? []) text += font.get(Number.parseInt(code, 16)) ?? '?'
  }
  return text
}

/** What a font's codes stand for: one by one, and from one to another with letters in a row. */
function lettersOf(objects: Objects, font: string): Letters {
  const letters = new Map<number, string>()
  const map = streamOf(follow(objects, objects.get(font) ?? '', 'ToUnicode'))
  for (const [, first = '', last = first, to = ''] of map.matchAll(/^<(\w+)>(?: <(\w+)>)? <(\w+)>$/gm)) {
    const [from, until] = [Number.parseInt(first, 16), Number.parseInt(last, 16)]
    for (let code = from; code <= until; code += 1) letters.set(code, inUnicode(to, code - from))
  }
  return letters
}

function inUnicode(hex: string, further: number): string {
  const units = (hex.match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16))
  return String.fromCharCode(...units.map((unit, at) => (at === units.length - 1 ? unit + further : unit)))
}
