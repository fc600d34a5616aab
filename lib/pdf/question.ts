import { voiceBlock } from './answers'
import { type Block, paintArtifact, sideBySide, space, stack, textBlock } from './blocks'
import type { Fields } from './form'
import { colours, gutter, styles } from './look'
import type { Asked } from './sheet'

function sectionHead(doc: PDFKit.PDFDocument, words: string, width: number): Block {
  const line: Block = {
    height: 9,
    draw: (_parent, { x, y }) =>
      paintArtifact(doc, 'Layout', () => {
        doc
          .moveTo(x, y)
          .lineTo(x + width, y)
          .lineWidth(0.5)
          .stroke(colours.hairline)
      }),
  }
  return stack([line, textBlock(doc, 'H2', words, styles.section, width), space(7)])
}

/** A question is never broken over two pages: its words stay with the lines that answer them. */
export function questionBlock(fields: Fields, question: Asked, width: number, more: number): Block {
  const { doc } = fields
  const many = question.voices.length
  const each = (width - gutter * (many - 1)) / many
  const voices = question.voices.map(voice => voiceBlock(fields, voice, each, more))
  return stack([
    ...(question.opens === null ? [] : [sectionHead(doc, question.opens, width)]),
    textBlock(doc, 'H3', question.heading, styles.heading, width),
    textBlock(doc, 'P', question.prompt, styles.prompt, width),
    sideBySide(voices, each),
  ])
}
