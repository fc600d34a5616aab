import { readFileSync } from 'node:fs'
import path from 'node:path'
import { create, type Font } from 'fontkit'

/** Words as outlines, so that a picture needs no font where it is drawn. */
export type Lettering = {
  /** Whether the face has every letter of this text. */
  has(text: string): boolean
  /** How wide the text is at a size of 1. */
  width(text: string): number
  /** The outlines as SVG path data: `x` is where the text begins, `y` its base line, `size` its em. */
  outline(text: string, x: number, y: number, size: number): string
}

/** The letter that a font shows where it has none. */
const missing = 0

/** The face of titles, from the same file that the worksheets are set in. */
export function openLettering(): Lettering {
  const font = create(
    readFileSync(path.join(process.cwd(), 'lib', 'pdf', 'fonts', 'literata-latin-400-normal.ttf')),
  )
  return {
    has: text => font.layout(text).glyphs.every(({ id }) => id !== missing),
    width: text => font.layout(text).advanceWidth / font.unitsPerEm,
    outline: (text, x, y, size) => outline(font, text, { x, y, size }),
  }
}

function outline(font: Font, text: string, at: { x: number; y: number; size: number }): string {
  const scale = at.size / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  let pen = 0
  return glyphs
    .map((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
      const x = at.x + (pen + xOffset) * scale
      pen += xAdvance
      return glyph.path
        .scale(scale, -scale)
        .translate(x, at.y - yOffset * scale)
        .toSVG()
    })
    .join('')
}
