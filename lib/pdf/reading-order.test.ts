import { expect, test } from 'vitest'
import { listWorksheets } from '@/lib/content/worksheets'
import { makeWorksheetPdf } from './make-worksheet-pdf'
import {
  aChecklist,
  aDate,
  aLinesQuestion,
  anEdition,
  aSurround,
  aTwoVoicesQuestion,
} from './testing/an-edition'
import { parsePdf } from './testing/parsed-pdf'
import { outOfOrder, readingOrder } from './testing/reading-order'

const maker = {
  practice: 'Sample Practice',
  rule: { lineA: 'M0 0L640 48L640 40z', lineB: 'M0 48L640 0L640 8z' },
}

async function readSample() {
  const edition = anEdition([aLinesQuestion, aChecklist, aTwoVoicesQuestion])
  return readingOrder(parsePdf(await makeWorksheetPdf(aSurround, edition, aDate('2026-11-12'), maker)))
}

test('W3 read aloud by its tags a sheet says this, in this order', async () => {
  expect((await readSample()).map(({ tag, says }) => `${tag}: ${says}`)).toEqual([
    'P: A walk, looked back on',
    'H1: Our walk',
    'P: For both.',
    'P: Take your time.',
    'P: Before you begin',
    'P: Leave this alone if you are afraid. Call 555-0100.',
    'H2: The walk',
    'H3: 1. The weather',
    'P: What was it like outside?',
    'Form: The weather: what it was like – outside',
    'H3: 2. The shoes',
    'P: I wore…',
    'Form: The shoes: boots',
    'LBody: boots',
    'Form: The shoes: sandals (both)',
    'LBody: sandals (both)',
    'Form: The shoes: none',
    'LBody: none',
    'H3: 3. The way',
    'P: Next time I would rather…',
    'H4: First walker',
    'Form: First walker: next time',
    'H4: Second walker',
    'Form: Second walker: next time',
    'P: Done.',
    'P: Sample Practice. Dated November 12, 2026.',
  ])
})

test('W3 on every sheet of the site what is read next stands further down, further right or on a later page', async () => {
  const sheets = listWorksheets().flatMap(worksheet =>
    worksheet.editions.map(edition => ({ worksheet, edition })),
  )
  expect(sheets.length).toBeGreaterThanOrEqual(5)
  for (const { worksheet, edition } of sheets) {
    const pieces = readingOrder(parsePdf(await makeWorksheetPdf(worksheet, edition, worksheet.dated, maker)))
    expect(pieces.length).toBeGreaterThan(15)
    expect(outOfOrder(pieces), `${worksheet.slug}, ${edition.id}`).toEqual([])
  }
})

test('W3 an answer that is read before its question, or a column before the one on its left, is noticed', async () => {
  const pieces = await readSample()
  const swapped = (first: number) => {
    const [one, two] = pieces.slice(first, first + 2)
    return one && two ? pieces.toSpliced(first, 2, two, one) : pieces
  }
  const question = pieces.findIndex(({ says }) => says === '3. The way')
  const columns = pieces.findIndex(({ says }) => says === 'First walker')
  const columnsApart = [
    ...pieces.slice(0, columns),
    ...pieces.slice(columns + 2, columns + 4),
    ...pieces.slice(columns, columns + 2),
  ]
  expect(outOfOrder(swapped(question))).not.toEqual([])
  expect(outOfOrder(columnsApart)).not.toEqual([])
})
