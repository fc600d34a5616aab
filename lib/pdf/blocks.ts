import { gutter, type Style } from './look'

type Element = PDFKit.PDFStructureElement

/** Where a block may draw: its top left corner and its width, on the page that is open. */
export type Place = { x: number; y: number; width: number }

/** Something that knows its height before it is drawn, so that a page is never broken inside a question. */
export type Block = { height: number; draw: (parent: Element, place: Place) => void }

/** Adds an element of the tag tree and closes it; what `draw` paints belongs to that element. */
export function tag(
  doc: PDFKit.PDFDocument,
  parent: Element,
  type: string,
  fill: (element: Element) => void,
): void {
  const element = doc.struct(type)
  parent.add(element)
  fill(element)
  element.end()
}

/** Paints what assistive technology must pass over: rules, lines, page numbers. */
export function paintArtifact(
  doc: PDFKit.PDFDocument,
  type: 'Layout' | 'Pagination',
  paint: () => void,
): void {
  doc.markContent('Artifact', { type })
  paint()
  doc.endMarkedContent()
}

function optionsOf(style: Style, width: number) {
  return { width, lineGap: style.gap, characterSpacing: style.tracking ?? 0 }
}

/** `indent` is how far the first line starts from the left. */
export function heightOf(
  doc: PDFKit.PDFDocument,
  words: string,
  style: Style,
  width: number,
  indent = 0,
): number {
  doc.font(style.face).fontSize(style.size)
  return doc.heightOfString(words, { ...optionsOf(style, width), indent }) + style.under
}

/** The narrowest column in which the words take no more lines: no line is left with a single word on it. */
function balance(doc: PDFKit.PDFDocument, words: string, style: Style, width: number): number {
  const height = heightOf(doc, words, style, width)
  let narrow = width / 2
  let wide = width
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2
    if (heightOf(doc, words, style, middle) > height) narrow = middle
    else wide = middle
  }
  return wide
}

export function paintText(
  doc: PDFKit.PDFDocument,
  words: string,
  style: Style,
  place: Place,
  indent = 0,
): void {
  doc.font(style.face).fontSize(style.size).fillColor(style.colour)
  doc.text(words, place.x, place.y, { ...optionsOf(style, place.width), indent })
}

/** A paragraph or heading as one tagged element. */
export function textBlock(
  doc: PDFKit.PDFDocument,
  type: string,
  words: string,
  style: Style,
  width: number,
): Block {
  const measure = balance(doc, words, style, width)
  return {
    height: heightOf(doc, words, style, measure),
    draw: (parent, place) =>
      tag(doc, parent, type, element => {
        element.add(() => paintText(doc, words, style, { ...place, width: measure }))
      }),
  }
}

export function space(height: number): Block {
  return { height, draw: () => undefined }
}

export function stack(blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0),
    draw: (parent, place) => {
      let y = place.y
      for (const block of blocks) {
        block.draw(parent, { ...place, y })
        y += block.height
      }
    },
  }
}

/** Columns of equal width; read one after the other, the left one first. */
export function sideBySide(columns: readonly Block[], width: number): Block {
  return {
    height: Math.max(0, ...columns.map(column => column.height)),
    draw: (parent, place) => {
      columns.forEach((column, at) => {
        column.draw(parent, { ...place, x: place.x + at * (width + gutter), width })
      })
    },
  }
}
