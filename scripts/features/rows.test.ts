import { expect, test } from 'vitest'
import { findFeatureFaults, listTestedIds, nameTests, parseRows } from './rows'

const list = `
| id | promise | tests |
|---|---|---|
| R1 | A bad file fails the build | content/check.test.ts |
| R2 | A date never shifts | – |
| T41 | Mail fails: it waits | |
`

test('A row is called done when its last cell names something', () => {
  expect(parseRows(list)).toEqual([
    { id: 'R1', isDone: true },
    { id: 'R2', isDone: false },
    { id: 'T41', isDone: false },
  ])
})

test('A test counts for the row with which its title begins, in either runner and with a table of cases', () => {
  const source = [
    "test('R1 a bad file is named', () => {})",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source that is read holds a template.
    'test(`R13 ${place} does not scroll`, () => {})',
    "test.each(cases)('T41 mail waits through %s', () => {})",
    "  // test('R2 is not written yet', () => {})",
    "test('about R4 in the middle', () => {})",
    "expect(text).toContain('R5 words')",
  ]
  expect(listTestedIds(source.join('\n'))).toEqual(['R1', 'R13', 'T41'])
})

test('A title after a table of several lines counts, also on a line of its own, and one that begins with several ids counts for each', () => {
  const source = [
    'test.each([',
    "  ['a row'],",
    "])('T4 a cookie that is %s', () => {})",
    "] as const)('M2 an invitation for %o', () => {})",
    '])(',
    "  'T56 behind %i proxies', () => {})",
    'test.each(names)(',
    "  'T42 T45 T47 somebody called %s books', () => {})",
  ]
  expect(listTestedIds(source.join('\n'))).toEqual(['T4', 'M2', 'T56', 'T42', 'T45', 'T47'])
})

test('A row that is called done without a test of its id is a fault, and so are a repeated row and an empty list', () => {
  expect(findFeatureFaults(parseRows(list), ['R1'])).toEqual([])
  expect(findFeatureFaults(parseRows(list), ['R13'])).toHaveLength(1)
  expect(findFeatureFaults(parseRows(list + list), ['R1'])).toHaveLength(3)
  expect(findFeatureFaults([], ['R1'])).toHaveLength(1)
})

test('the column of tests is written from the files, and a row without a test keeps what it says', () => {
  const list = '| B6 | No double booking | old |\n| B7 | Sent twice | – |\n'
  const proofs = [
    { file: 'lib/b.test.ts', ids: ['B6', 'I1', 'B6'] },
    { file: 'e2e/a.spec.ts', ids: ['B6'] },
  ]
  expect(nameTests(list, proofs)).toBe(
    '| B6 | No double booking | `e2e/a.spec.ts`, `lib/b.test.ts` (2) |\n| B7 | Sent twice | – |\n',
  )
})
