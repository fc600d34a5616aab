import { expect, test } from 'vitest'
import { findWorksheet, type WorksheetEdition, type WorksheetQuestion } from '@/lib/content/worksheets'
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

async function printed(id: string) {
  const worksheet = findWorksheet(slug)
  const edition = worksheet?.editions.find(each => each.id === id)
  if (!worksheet || !edition) throw new Error(`The worksheet has no ${id} edition`)
  const download = await downloadWorksheet(visitor, { slug, edition: id }, maker)
  if (!download.ok) throw new Error(download.reason)
  return { worksheet, edition, pdf: parsePdf(download.bytes) }
}

const ids = ['pursuer', 'withdrawer', 'joint']

test.for(ids)('W1 the %s edition is a PDF of one or two pages with a field for every answer', async id => {
  const { edition, pdf } = await printed(id)
  expect([1, 2]).toContain(pdf.pages.length)
  expect(pdf.widgets).toHaveLength(fieldsOf(edition))
})

test.for(ids)('W1 the %s edition prints every question, in letters that its fonts have', async id => {
  const { edition, pdf } = await printed(id)
  const words = wordsOf(pdf)
  expect(words).not.toContain('\0')
  for (const { heading, prompt } of questionsOf(edition)) expect(words).toContain(`. ${heading} ${prompt}`)
})

test.for(ids)(
  'W7 the %s edition says for whom it is not, and where to turn, before it asks anything',
  async id => {
    const { worksheet, edition, pdf } = await printed(id)
    const words = wordsOf(pdf)
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
