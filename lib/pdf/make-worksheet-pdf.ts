import PDFDocument from 'pdfkit'
import type { CalendarDate } from '@/lib/domain/time/types'
import type { Edition, Surround } from '@/lib/domain/worksheets/worksheet'
import { textBlock } from './blocks'
import { registerFaces } from './faces'
import { flow, footPages } from './flow'
import { openForm } from './form'
import { headBlock } from './head'
import { columnWidth, paper, styles } from './look'
import { questionBlock } from './question'
import type { Rule } from './sheet'
import { sheetOf } from './sheet-of'

/** The practice's name, for the file's properties, and its two lines, when they are to be drawn. */
export type Maker = { practice: string; rule: Rule | null }

/**
 * One edition as a tagged, fillable PDF on US Letter: its title in the window, its language declared, every field named for
 * screen readers (ISO 32000-1, 14.7 and 12.7). `date` is the day written into the file's properties; the same words and
 * the same day give the same bytes, on any machine and in any zone.
 */
export function makeWorksheetPdf(
  surround: Surround,
  edition: Edition,
  date: CalendarDate,
  maker: Maker,
): Promise<Buffer> {
  const sheet = sheetOf(surround, edition)
  const doc = openDocument(`${edition.title}: ${surround.title}`, surround.language, maker.practice, date)
  const bytes = collect(doc)
  registerFaces(doc)
  const fields = openForm(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const head = headBlock(doc, sheet, maker.rule, columnWidth)
  const closing = textBlock(doc, 'P', sheet.closing, styles.closing, columnWidth)
  flow(doc, root, [
    () => head,
    ...sheet.questions.map(question => (more: number) => questionBlock(fields, question, columnWidth, more)),
    () => closing,
  ])
  footPages(doc, root, sheet.foot)
  root.end()
  doc.end()
  return bytes
}

function openDocument(title: string, lang: string, author: string, date: CalendarDate): PDFKit.PDFDocument {
  return new PDFDocument({
    size: [paper.width, paper.height],
    // No margins: the flow measures for itself, and pdfkit must never break a page on its own.
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: author, Creator: author, CreationDate: new Date(`${date}T12:00:00Z`) },
  })
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
