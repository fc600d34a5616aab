import { expect, test } from 'vitest'
import { sheetOf } from './sheet-of'
import { aLinesQuestion, anEdition, aSurround } from './testing/an-edition'

test('W3 the foot of a sheet says in words from which day it is', () => {
  expect(sheetOf(aSurround, anEdition([aLinesQuestion])).foot).toBe(
    'Sample Practice. Dated November 12, 2026.',
  )
})

test('questions are numbered through the sheet, across its sections', () => {
  const edition = anEdition([aLinesQuestion, { ...aLinesQuestion, id: 'again' }])
  const [section] = edition.sections
  const twice = { ...edition, sections: section === undefined ? [] : [section, { ...section, id: 'more' }] }
  expect(
    sheetOf(aSurround, twice).questions.map(({ heading, opens }) => [heading.slice(0, 2), opens]),
  ).toEqual([
    ['1.', 'The walk'],
    ['2.', null],
    ['3.', 'The walk'],
    ['4.', null],
  ])
})
