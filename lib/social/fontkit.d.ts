/** The little of fontkit 2 that the room needs; the package brings no types. Measures are in units of the font, y upwards. */
declare module 'fontkit' {
  type GlyphPath = {
    scale(x: number, y: number): GlyphPath
    translate(x: number, y: number): GlyphPath
    toSVG(): string
  }
  export type Glyph = { id: number; path: GlyphPath }
  export type GlyphRun = {
    glyphs: readonly Glyph[]
    positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[]
    advanceWidth: number
  }
  export type Font = { unitsPerEm: number; layout(text: string): GlyphRun }
  export function create(bytes: Buffer): Font
}
