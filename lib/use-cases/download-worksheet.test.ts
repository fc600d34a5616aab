import { expect, test } from 'vitest'
import { listWorksheets, type WorksheetEdition, type WorksheetQuestion } from '@/lib/content/worksheets'
import type { Actor } from '@/lib/domain/people/role'
import { parsePdf } from '@/lib/pdf/testing/parsed-pdf'
import { wordsOf } from '@/lib/pdf/testing/words-of'
import { downloadWorksheet } from './download-worksheet'

const visitor: Actor = { kind: 'client', personId: 'somebody' }
const maker = { practice: 'Sample Practice', rule: null }
const slug = 'pursuer-withdrawer'

const questionsOf = (edition: WorksheetEdition) => edition.sections.flatMap(section => section.questions)

function fieldsFor({ answer }: WorksheetQuestion): number {
  if (answer.kind === 'checklist') return answer.options.length
  return answer.kind === 'two-voices' ? 2 : 1
}

const fieldsOf = (edition: WorksheetEdition) =>
  questionsOf(edition)
    .map(fieldsFor)
    .reduce((sum, count) => sum + count, 0)

const sheets = listWorksheets().flatMap(worksheet =>
  worksheet.editions.map(edition => ({ name: `${worksheet.slug} ${edition.id}`, worksheet, edition })),
)

async function printed(slug: string, edition: string) {
  const download = await downloadWorksheet(visitor, { slug, edition }, maker)
  if (!download.ok) throw new Error(download.reason)
  return parsePdf(download.bytes)
}

test('W8 every file of a worksheet comes out with all its sheets, and there are more of them than the first one', () => {
  expect(new Set(sheets.map(({ worksheet }) => worksheet.slug)).size).toBeGreaterThanOrEqual(3)
  expect(sheets.filter(({ worksheet }) => worksheet.slug === slug)).toHaveLength(3)
})

test.for(sheets)(
  'W1 the sheet “$name” is one side of paper with a field for every answer',
  async ({ worksheet, edition }) => {
    const pdf = await printed(worksheet.slug, edition.id)
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.widgets).toHaveLength(fieldsOf(edition))
  },
)

test.for(sheets)(
  'W1 the sheet “$name” prints every question, in letters that its fonts have',
  async ({ worksheet, edition }) => {
    const words = wordsOf(await printed(worksheet.slug, edition.id))
    expect(words).not.toContain('\0')
    for (const { heading, prompt } of questionsOf(edition)) expect(words).toContain(`. ${heading} ${prompt}`)
  },
)

test.for(sheets)(
  'W7 the sheet “$name” says for whom it is not, and where to turn, before it asks anything',
  async ({ worksheet, edition }) => {
    const words = wordsOf(await printed(worksheet.slug, edition.id))
    expect(worksheet.safety.text).toContain('afraid of your partner')
    expect(worksheet.safety.text).toContain('1-800-799-7233')
    const safety = words.indexOf(worksheet.safety.text)
    expect(safety).toBeGreaterThan(0)
    expect(words.indexOf(questionsOf(edition)[0]?.prompt ?? '')).toBeGreaterThan(safety)
  },
)

test('W2 the PDF is for a visitor who is signed in; anybody else is asked to sign in first', async () => {
  const anonymous: Actor = { kind: 'anonymous' }
  expect(await downloadWorksheet(anonymous, { slug, edition: 'joint' }, maker)).toEqual({
    ok: false,
    reason: 'sign-in-first',
  })
  expect(await downloadWorksheet(visitor, { slug, edition: 'joint' }, maker)).toMatchObject({ ok: true })
})

test('W3 the file has a neutral name that comes from the worksheet alone', async () => {
  const download = await downloadWorksheet(visitor, { slug, edition: 'joint' }, maker)
  expect(download).toMatchObject({ fileName: 'reflection-together.pdf' })
})

const hostile = [
  '',
  '..',
  '../pursuer-withdrawer',
  '..\\pursuer-withdrawer',
  '%2e%2e%2fpursuer-withdrawer',
  'pursuer-withdrawer\0',
  '/etc/passwd',
  './pursuer-withdrawer',
  'pursuer-withdrawer.yaml',
  'PURSUER-WITHDRAWER',
  '__proto__',
  'constructor',
]

test.for(hostile)(
  'T58 the slug or edition %j is looked up and not found, by visitors signed in or not',
  async text => {
    const unknown = { ok: false, reason: 'unknown' }
    for (const actor of [visitor, { kind: 'anonymous' } as const]) {
      expect(await downloadWorksheet(actor, { slug: text, edition: 'joint' }, maker)).toEqual(unknown)
      expect(await downloadWorksheet(actor, { slug, edition: text }, maker)).toEqual(unknown)
    }
  },
)
