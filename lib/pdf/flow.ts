import { type Block, heightOf, paintArtifact, paintText, tag } from './blocks'
import { colours, columnWidth, paper, styles } from './look'

const least = 4
const comfortable = 12
const most = 34
const room = paper.height - paper.top - paper.bottom

/** Which blocks stand together on a page: as many as fit, in order. Throws when one alone is taller than a page. */
export function paginate(heights: readonly number[], height: number, gap: number): number[][] {
  if (heights.some(own => own > height))
    throw new Error('A question of this worksheet is longer than a page.')
  const pages: number[][] = []
  let used = Number.POSITIVE_INFINITY
  heights.forEach((own, at) => {
    const page = pages.at(-1)
    if (page !== undefined && used + gap + own <= height) {
      page.push(at)
      used += gap + own
    } else {
      pages.push([at])
      used = own
    }
  })
  return pages
}

/** A block that can be made with more lines to write on than were asked for. */
export type Growing = (more: number) => Block

const heightsOf = (blocks: readonly Block[]) => blocks.map(block => block.height)
const sum = (heights: readonly number[]) => heights.reduce((total, height) => total + height, 0)

// A sheet of paper that is half empty is better given to the people who write on it.
function fill(growing: readonly Growing[]): Block[] {
  const made = (more: number) => growing.map(block => block(more))
  const fits = (blocks: Block[]) => sum(heightsOf(blocks)) + comfortable * (blocks.length - 1) <= room
  return [2, 1].map(made).find(fits) ?? made(0)
}

/** Draws the blocks down the page and on to further ones; what is left over on a page goes between its blocks. */
export function flow(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  growing: readonly Growing[],
): void {
  const pages = paginate(heightsOf(growing.map(block => block(0))), room, least)
  pages.forEach((page, at) => {
    if (at > 0) doc.addPage()
    const here = fill(page.flatMap(index => growing[index] ?? []))
    const gap = Math.min(most, (room - sum(heightsOf(here))) / Math.max(1, here.length - 1))
    let y = paper.top
    for (const block of here) {
      block.draw(root, { x: paper.left, y, width: columnWidth })
      y += block.height + gap
    }
  })
}

/**
 * The line at the foot of every page. On the last page the words are content, read once; the page numbers, and the words on
 * the pages before, are pagination.
 */
export function footPages(doc: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, words: string): void {
  const { start, count } = doc.bufferedPageRange()
  const width = columnWidth - 30
  const y = paper.footLine - heightOf(doc, words, styles.foot, width) / 2 + 4
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page)
    paintArtifact(doc, 'Pagination', () => {
      doc.moveTo(paper.left, y - 6).lineTo(paper.width - paper.right, y - 6)
      doc.lineWidth(0.5).stroke(colours.hairline)
      doc.font(styles.foot.face).fontSize(styles.foot.size).fillColor(styles.foot.colour)
      doc.text(`${page + 1} of ${count}`, paper.left, y, { width: columnWidth, align: 'right' })
      if (page < count - 1) paintText(doc, words, styles.foot, { x: paper.left, y, width })
    })
  }
  tag(doc, root, 'P', element => {
    element.add(() => paintText(doc, words, styles.foot, { x: paper.left, y, width }))
  })
}
