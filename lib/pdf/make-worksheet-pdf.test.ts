import { expect, test } from 'vitest'
import type { Question } from '@/lib/domain/worksheets/worksheet'
import { makeWorksheetPdf } from './make-worksheet-pdf'
import {
  aChecklist,
  aDate,
  aLinesQuestion,
  anEdition,
  aSurround,
  aTwoVoicesQuestion,
} from './testing/an-edition'
import { flatten, parsePdf, resolve, tagTree, textOf } from './testing/parsed-pdf'
import { wordsOf } from './testing/words-of'

const threeKinds = [aLinesQuestion, aChecklist, aTwoVoicesQuestion]
const rule = { lineA: 'M0 0L640 48L640 40z', lineB: 'M0 48L640 0L640 8z' }

const make = (questions: readonly Question[] = threeKinds) =>
  makeWorksheetPdf(aSurround, anEdition(questions), aDate('2026-11-12'), {
    practice: 'Sample Practice',
    rule,
  })
const read = async (questions?: readonly Question[]) => parsePdf(await make(questions))

test('W3 the PDF declares its language, is marked as tagged and shows its title in the window', async () => {
  const pdf = await read()
  expect(textOf(pdf.catalog, 'Lang')).toBe('en-US')
  expect(resolve(pdf.objects, pdf.catalog, 'MarkInfo')).toContain('/Marked true')
  expect(resolve(pdf.objects, pdf.catalog, 'ViewerPreferences')).toContain('/DisplayDocTitle true')
  expect([...pdf.objects.values()]).toContain('(Our walk: A walk, looked back on)')
  expect(resolve(pdf.objects, pdf.catalog, 'Metadata')).toContain('Our walk: A walk, looked back on')
})

test('W3 the tag tree holds the sheet in reading order, with each answer under its own question', async () => {
  const [root, ...tags] = flatten(tagTree(await read()))
  expect(root?.type).toBe('Document')
  const entry = ['LI', 'Lbl', 'Form', 'LBody']
  expect(tags.map(({ type }) => type)).toEqual([
    ...['P', 'H1', 'P', 'P', 'P', 'P', 'H2'],
    ...['H3', 'P', 'Form'],
    ...['H3', 'P', 'L', ...entry, ...entry, ...entry],
    ...['H3', 'P', 'H4', 'Form', 'H4', 'Form'],
    ...['P', 'P'],
  ])
})

test('W3 every element at the end of the tag tree holds words or exactly one field', async () => {
  const ends = flatten(tagTree(await read())).filter(({ children }) => children.length === 0)
  for (const end of ends)
    expect([end.type, end.marked, end.widgets]).toEqual(
      end.type === 'Form' ? ['Form', 0, 1] : [end.type, 1, 0],
    )
})

test('W3 every field is in the form, has a name for screen readers and a place in the tag tree', async () => {
  const { widgets, objects, catalog } = await read()
  expect(widgets.map(widget => textOf(widget, 'T'))).toEqual([
    'weather',
    'shoes-boots',
    'shoes-sandals',
    'shoes-none',
    'way-first',
    'way-second',
  ])
  expect(widgets.map(widget => textOf(widget, 'TU'))).toEqual([
    'The weather: what it was like – outside',
    'The shoes: boots',
    'The shoes: sandals (both)',
    'The shoes: none',
    'First walker: next time',
    'Second walker: next time',
  ])
  const form = resolve(objects, catalog, 'AcroForm')
  expect(/\/Fields \[([^\]]*)\]/.exec(form)?.[1]?.match(/\d+ 0 R/g)).toHaveLength(widgets.length)
  for (const widget of widgets) expect(widget).toMatch(/\/StructParent \d+/)
})

test('W3 a text field is set in a font that has every letter, and a box carries drawings of both its states', async () => {
  const { widgets, objects, catalog } = await read()
  const texts = widgets.filter(widget => widget.includes('/FT /Tx'))
  const boxes = widgets.filter(widget => widget.includes('/FT /Btn'))
  const form = resolve(objects, catalog, 'AcroForm')
  expect(texts).toHaveLength(3)
  for (const field of texts) {
    const font = /\/DA \(\/(F\d+) /.exec(field)?.[1] ?? 'no font'
    expect(resolve(objects, form, font)).toContain('/BaseFont /Helvetica')
    expect(field).toContain('/Ff 4096')
  }
  expect(boxes).toHaveLength(3)
  for (const box of boxes) expect(box).toMatch(/\/AS \/Off[\s\S]*\/N <<\s*\/Yes \d+ 0 R\s*\/Off \d+ 0 R/)
  expect(form).toContain('/NeedAppearances false')
})

test('W3 all that is painted is either tagged or marked as decoration, and readers tab in the order of the tags', async () => {
  const { contents, pages } = await read()
  const painting = /^(?:BT|f|f\*|S|B)$/
  for (const content of contents) {
    let depth = 0
    for (const line of content.split('\n')) {
      if (/B[MD]C$/.test(line)) depth += 1
      if (painting.test(line)) expect([line, depth]).toEqual([line, 1])
      if (line === 'EMC') depth -= 1
    }
    expect(depth).toBe(0)
  }
  expect(contents.join('\n')).toMatch(/\/Artifact <<[^>]*>> BDC/)
  for (const page of pages) expect(page).toContain('/Tabs /S')
})

test('W3 every font that is painted with is embedded and can be read back as letters', async () => {
  const { objects } = await read()
  const fonts = [...objects.values()].filter(body => body.includes('/Subtype /Type0'))
  const files = [...objects.values()].filter(body => /\/FontFile[23]? \d+ 0 R/.test(body))
  expect(fonts).toHaveLength(4)
  expect(files).toHaveLength(4)
  for (const font of fonts) expect(font).toMatch(/\/ToUnicode \d+ 0 R/)
})

test('W3 the file is dated by the day it was given, and the same sheet gives the same bytes', async () => {
  const [first, second] = [await make(), await make()]
  expect(first.equals(second)).toBe(true)
  expect([...parsePdf(first).objects.values()]).toContain('(D:20261112120000Z)')
})

test('W3 a sheet too long for one page goes on to a second, and each field stays with the page it is on', async () => {
  const many = Array.from({ length: 9 }, (_, at) => ({ ...aLinesQuestion, id: `weather-${at + 1}` }))
  const pdf = await read(many)
  const onPage = pdf.pages.map(
    page => [...(/\/Annots \[([^\]]*)\]/.exec(page)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].length,
  )
  expect(onPage).toHaveLength(2)
  expect(onPage.reduce((sum, count) => sum + count, 0)).toBe(9)
  const pageIds = [...pdf.objects].filter(([, body]) => pdf.pages.includes(body)).map(([id]) => id)
  const referred = [...pdf.objects.values()].flatMap(
    body => /\/OBJR[\s\S]*?\/Pg (\d+) 0 R/.exec(body)?.[1] ?? [],
  )
  expect(pageIds.map(id => referred.filter(pg => Number(pg) === id).length)).toEqual(onPage)
})

test('W7 the safety words are on the sheet before the first question, and the sheet can be read out from start to end', async () => {
  expect(wordsOf(await read([aLinesQuestion]))).toBe(
    [
      ...['A walk, looked back on', 'Our walk', 'For both.', 'Take your time.'],
      ...['Before you begin', 'Leave this alone if you are afraid. Call 555-0100.'],
      ...['The walk', '1. The weather', 'What was it like outside?', 'Done.'],
      ...['1 of 1', 'Sample Practice. Dated November 12, 2026.'],
    ].join(' '),
  )
})
