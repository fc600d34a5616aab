import { brotliDecompressSync } from 'node:zlib'

const knownTags = 63
const tagOfLetters = 0
const tagsOfShapes = new Set([10, 11])

/**
 * The letters, as code points, for which a WOFF2 file of one font has a shape: what its `cmap` says (WOFF 2.0, 4 and 5; OpenType,
 * cmap format 4). Throws when the file is none, or when its letters are listed in another format.
 */
export function lettersOf(file: Buffer): Set<number> {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This is no WOFF2 file.')
  const { at: start, tables } = readDirectory(file)
  const found = tables.find(table => table.tag === tagOfLetters)
  if (found === undefined) throw new Error('This font lists no letters.')
  const bytes = brotliDecompressSync(file.subarray(start, start + file.readUInt32BE(20)))
  return readLetters(bytes.subarray(found.from))
}

type Table = { readonly tag: number; readonly from: number }

function readDirectory(file: Buffer): { at: number; tables: Table[] } {
  const tables: Table[] = []
  let at = 48
  let from = 0
  for (let left = file.readUInt16BE(12); left > 0; left -= 1) {
    const flags = file.readUInt8(at)
    const tag = flags & 63
    const isChanged = tagsOfShapes.has(tag) ? flags >> 6 !== 3 : flags >> 6 !== 0
    const whole = readLength(file, at + (tag === knownTags ? 5 : 1))
    const stored = isChanged ? readLength(file, whole.at) : whole
    tables.push({ tag, from })
    at = stored.at
    from += stored.length
  }
  return { at, tables }
}

/** Seven bits a byte, the most significant first; the last byte is below 128. */
function readLength(file: Buffer, start: number): { length: number; at: number } {
  let at = start
  let length = 0
  for (;;) {
    const byte = file.readUInt8(at)
    at += 1
    length = length * 128 + (byte & 127)
    if (byte < 128) return { length, at }
  }
}

function readLetters(table: Buffer): Set<number> {
  const places = Array.from({ length: table.readUInt16BE(2) }, (_, one) => table.readUInt32BE(8 + one * 8))
  const place = places.find(at => table.readUInt16BE(at) === 4)
  if (place === undefined) throw new Error('The letters are listed in a format that is not known here.')
  const doubled = table.readUInt16BE(place + 6)
  const letters = new Set<number>()
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(place + 14 + at)
    const first = table.readUInt16BE(place + 16 + doubled + at)
    for (let letter = first; letter <= last && letter !== 0xffff; letter += 1) letters.add(letter)
  }
  return letters
}
