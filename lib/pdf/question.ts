import { voiceBlock } from './answers'
import { type Block, heightOf, paintArtifact, paintText, sideBySide, stack, tag, textBlock } from './blocks'
import type { Fields } from './form'
import { colours, gutter, styles } from './look'
import type { Asked } from './sheet'

function sectionHead(doc: PDFKit.PDFDocument, words: string, width: number): Block {
  const line: Block = {
    height: 2,
    draw: (_parent, { x, y }) =>
      paintArtifact(doc, 'Layout', () => {
        doc
          .moveTo(x, y)
          .lineTo(x + width, y)
          .lineWidth(0.5)
          .stroke(colours.hairline)
      }),
  }
  return stack([line, textBlock(doc, 'H2', words, styles.section, width)])
}

const behindHeading = 6
// From the top of a line of the heading's face and size to that of the prompt's, so that both stand on one line.
const drop = 4

// On one line, so that a sheet stays one side of paper: the heading, and behind it the prompt, which wraps below both.
function asking(doc: PDFKit.PDFDocument, { heading, prompt }: Asked, width: number): Block {
  const { face, size, tracking } = styles.heading
  const indent =
    doc.font(face).fontSize(size).widthOfString(heading, { characterSpacing: tracking }) + behindHeading
  return {
    height: Math.max(
      heightOf(doc, heading, styles.heading, width),
      drop + heightOf(doc, prompt, styles.prompt, width, indent),
    ),
    draw: (parent, place) => {
      tag(doc, parent, 'H3', element => {
        element.add(() => paintText(doc, heading, styles.heading, place))
      })
      tag(doc, parent, 'P', element => {
        element.add(() => paintText(doc, prompt, styles.prompt, { ...place, y: place.y + drop }, indent))
      })
    },
  }
}

/** A question is never broken over two pages: its words stay with the lines that answer them. */
export function questionBlock(fields: Fields, question: Asked, width: number, more: number): Block {
  const { doc } = fields
  const many = question.voices.length
  const each = (width - gutter * (many - 1)) / many
  const voices = question.voices.map(voice => voiceBlock(fields, voice, each, more))
  return stack([
    ...(question.opens === null ? [] : [sectionHead(doc, question.opens, width)]),
    asking(doc, question, width),
    sideBySide(voices, each),
  ])
}
