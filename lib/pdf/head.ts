import { type Block, paintArtifact, space, stack, textBlock } from './blocks'
import { colours, styles } from './look'
import type { Rule, Sheet } from './sheet'

const ruleWidth = 200
const ruleScale = ruleWidth / 640
const ruleHeight = 48 * ruleScale
const inset = 13

/** The practice's two lines, at the right of the words below. Hidden from screen readers: they say nothing that the words do not. */
function twoLines(doc: PDFKit.PDFDocument, rule: Rule): Block {
  return {
    height: 0,
    draw: (_parent, { x: left, y, width }) =>
      paintArtifact(doc, 'Layout', () => {
        const x = left + width - ruleWidth
        doc.save().rect(x, y, ruleWidth, ruleHeight).clip()
        doc.translate(x, y).scale(ruleScale)
        doc.path(rule.lineB).fill(colours.tide)
        doc.path(rule.lineA).fill(colours.lantern)
        doc.restore()
      }),
  }
}

/** Set apart by a bar at its side, and before the first question: whom the sheet is not for has to be read first. */
function safety(doc: PDFKit.PDFDocument, words: Sheet['safety'], width: number): Block {
  const inside = stack([
    textBlock(doc, 'P', words.heading, styles.safetyHead, width - inset),
    textBlock(doc, 'P', words.text, styles.safety, width - inset),
  ])
  return {
    height: inside.height,
    draw: (parent, { x, y }) => {
      paintArtifact(doc, 'Layout', () => {
        doc.rect(x, y, 2.5, inside.height).fill(colours.lantern)
      })
      inside.draw(parent, { x: x + inset, y, width: width - inset })
    },
  }
}

export function headBlock(doc: PDFKit.PDFDocument, sheet: Sheet, rule: Rule | null, width: number): Block {
  return stack([
    ...(rule === null ? [] : [twoLines(doc, rule)]),
    textBlock(doc, 'P', sheet.eyebrow, styles.eyebrow, width),
    textBlock(doc, 'H1', sheet.title, styles.title, width),
    textBlock(doc, 'P', sheet.forWhom, styles.forWhom, width),
    textBlock(doc, 'P', sheet.intro, styles.intro, width),
    space(4),
    safety(doc, sheet.safety, width),
  ])
}
