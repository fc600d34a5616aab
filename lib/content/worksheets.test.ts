import { expect, test } from 'vitest'
import { planHalves } from '@/lib/domain/worksheets/halves'
import { findEdition, findWorksheet, listWorksheets, type WorksheetEdition } from './worksheets'

const worksheet = findWorksheet('pursuer-withdrawer')
const editions = worksheet?.editions ?? []
const labels = (edition: WorksheetEdition) =>
  edition.sections.flatMap(({ questions }) =>
    questions.flatMap(({ answer }) =>
      answer.kind === 'two-voices' ? [answer.first, answer.second] : [answer],
    ),
  )

test('W1 the worksheet has an edition for the one who reaches, one for the one who goes quiet, and one for the two', () => {
  expect(editions.map(({ id }) => id)).toEqual(['pursuer', 'withdrawer', 'joint'])
  expect(worksheet && findEdition(worksheet, 'joint')?.title).toBe('Our cycle')
})

test('W1 the two single editions ask as much of either partner, and the joint one gives both the same room', () => {
  const [pursuer, withdrawer, joint] = editions
  const count = (edition: WorksheetEdition | undefined) =>
    edition?.sections.flatMap(({ questions }) => questions).length
  expect(count(pursuer)).toBe(count(withdrawer))
  const voices = joint?.sections
    .flatMap(({ questions }) => questions)
    .filter(({ answer }) => answer.kind === 'two-voices')
  expect(voices?.length).toBeGreaterThanOrEqual(3)
})

test('W3 every field has a label of its own, a tooltip that makes sense alone, and the worksheet a language and a date', () => {
  expect(worksheet?.language).toBe('en-US')
  expect(worksheet?.dated).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  for (const edition of editions) {
    const tooltips = labels(edition).map(({ tooltip }) => tooltip)
    expect(new Set(tooltips).size).toBe(tooltips.length)
    expect(labels(edition).filter(({ label, tooltip }) => tooltip.length <= label.length)).toEqual([])
  }
})

const telling = /coupl|partner|therap|pursu|withdraw|love|relation|cycle|argument/i

test('W6 neither the name of a downloaded file nor the title of the tab tells a stranger about couples or therapy', () => {
  const files = listWorksheets().flatMap(({ editions }) => editions.map(({ fileName }) => fileName))
  const tabs = listWorksheets().map(({ tabTitle }) => tabTitle)
  expect([...files, ...tabs].filter(words => telling.test(words))).toEqual([])
  expect(new Set(files).size).toBe(files.length)
  expect(new Set(tabs).size).toBe(tabs.length)
})

test('W7 every worksheet says who should not use it and where to turn', () => {
  for (const { safety } of listWorksheets()) {
    expect(safety.text).toMatch(/do not use .* afraid of your partner/)
    expect(safety.text).toContain('1-800-799-7233')
    expect(safety.text).toContain('988')
  }
})

test('W5 both halves of the worksheet carry the same number of answers to the joint page', () => {
  const carried = planHalves('pursuer-withdrawer', editions)?.halves.map(({ carries }) => carries.length)
  expect(carried).toEqual([4, 4])
})

test('T58 an address that is a path finds no worksheet and no edition', () => {
  for (const slug of [
    '../practice/practice',
    '..%2fpractice',
    '/etc/passwd',
    'pursuer-withdrawer.yaml',
    '\0',
    '',
  ])
    expect(findWorksheet(slug)).toBeNull()
  for (const worksheet of listWorksheets()) expect(findEdition(worksheet, '__proto__')).toBeNull()
})
