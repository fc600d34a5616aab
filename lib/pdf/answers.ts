import {
  type Block,
  heightOf,
  paintArtifact,
  paintText,
  sideBySide,
  space,
  stack,
  tag,
  textBlock,
} from './blocks'
import { addCheckbox, addTextField, type Fields } from './form'
import { colours, gutter, lineStep, styles } from './look'
import type { Field, Space, Voice } from './sheet'

const box = 11
const besideBox = 18
const underOption = 2

/** Ruled lines with one field over all of them. */
function lines(fields: Fields, field: Field, count: number): Block {
  const { doc } = fields
  const height = count * lineStep
  return {
    height: height + 2,
    draw: (parent, { x, y, width }) => {
      paintArtifact(doc, 'Layout', () => {
        for (let line = 1; line <= count; line += 1) {
          const last = line === count
          doc.moveTo(x, y + line * lineStep).lineTo(x + width, y + line * lineStep)
          doc.lineWidth(last ? 0.75 : 0.5).stroke(last ? colours.edge : colours.hairline)
        }
      })
      // The white ground of a filled field hides the lines within, but leaves the last one standing.
      const over = { x: x - 1, y: y + 2, width: width + 2, height: height - 3 }
      tag(doc, parent, 'Form', form => addTextField(fields, form, field, over))
    },
  }
}

function option(fields: Fields, field: Field, width: number): Block {
  const { doc } = fields
  const words = width - besideBox
  return {
    height: Math.max(box, heightOf(doc, field.label, styles.option, words)) + underOption,
    draw: (list, { x, y }) =>
      tag(doc, list, 'LI', entry => {
        tag(doc, entry, 'Lbl', label =>
          tag(doc, label, 'Form', form => addCheckbox(fields, form, field, { x, y: y + 1.2, side: box })),
        )
        tag(doc, entry, 'LBody', body => {
          body.add(() => paintText(doc, field.label, styles.option, { x: x + besideBox, y, width: words }))
        })
      }),
  }
}

/** One list in two columns, read down the left one first. */
function checklist(fields: Fields, options: readonly Field[], width: number): Block {
  const each = (width - gutter) / 2
  const half = Math.ceil(options.length / 2)
  const columns = [options.slice(0, half), options.slice(half)].map(column =>
    stack(column.map(field => option(fields, field, each))),
  )
  const entries = sideBySide(columns, each)
  return {
    height: entries.height,
    draw: (parent, place) => tag(fields.doc, parent, 'L', list => entries.draw(list, place)),
  }
}

function spaceFor(fields: Fields, given: Space, width: number, more: number): Block {
  if (given.kind === 'boxes') return stack([space(3), checklist(fields, given.options, width)])
  // One line asks for a word or a name; it stays one.
  return lines(fields, given.field, given.lines === 1 ? 1 : given.lines + more)
}

/** Where one person answers, with `more` lines than were asked for when the page has room for them. */
export function voiceBlock(
  fields: Fields,
  { label, space: given }: Voice,
  width: number,
  more: number,
): Block {
  const below = spaceFor(fields, given, width, more)
  if (label === null) return below
  return stack([space(2), textBlock(fields.doc, 'H4', label, styles.voice, width), below])
}
