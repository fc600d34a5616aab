import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestPassage, cutAround, foldWord, markHits, wordsOf } from './words'

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map(units => String.fromCharCode(...units))

test('R12 accents, capitals and apostrophes do not keep a word from being found', () => {
  for (const [written, folded] of [
    ['Café', 'cafe'],
    ['CAFE\u0301', 'cafe'],
    ['don’t', 'dont'],
    ["don't", 'dont'],
    ['Ångström', 'angstrom'],
    ['ﬁght', 'fight'],
  ] as const)
    expect(foldWord(written)).toBe(folded)
  expect(wordsOf('“Well-worn” partner’s café, 2nd try!')).toEqual([
    'well',
    'worn',
    'partners',
    'cafe',
    '2nd',
    'try',
  ])
  expect(wordsOf('')).toEqual([])
  expect(wordsOf('\u0000 🙂 "" -- \' <>')).toEqual([])
})

test('R12 whatever text is marked, its pieces put together are that text, letter for letter', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.string({ maxLength: 3 })), (text, hits) => {
      const pieces = markHits(text, new Set([...wordsOf(text).slice(0, 2), ...hits.map(foldWord)]))
      expect(pieces.map(piece => piece.text).join('')).toBe(text)
    }),
  )
})

test('R12 the whole words that were found are marked, as they are written', () => {
  expect(markHits('The Café, and <b>cafés</b>.', new Set(['cafe']))).toEqual([
    { text: 'The ', hit: false },
    { text: 'Café', hit: true },
    { text: ', and <b>cafés</b>.', hit: false },
  ])
})

test('R12 the excerpt is the passage with the most of the words, cut around the first of them between words', () => {
  const hits = new Set(['lantern', 'tide'])
  expect(bestPassage(['One lantern, a lantern.', 'A tide and a lantern.', 'A tide, a lantern.'], hits)).toBe(
    'A tide and a lantern.',
  )
  expect(bestPassage(['A tide.', 'A lantern.'], hits)).toBe('A tide.')
  expect(bestPassage(['Nothing here.'], hits)).toBeNull()
  const long = `${'before '.repeat(40)}lantern ${'after '.repeat(40)}`.trim()
  const cut = cutAround(long, hits, 100)
  expect(cut).toMatch(/^… (before )+lantern( after)+ …$/)
  expect(cut.length).toBeLessThanOrEqual(104)
  expect(cutAround('A short lantern.', hits, 100)).toBe('A short lantern.')
  expect(cutAround(`lantern ${'after '.repeat(40)}`.trim(), hits, 60)).toMatch(/^lantern( after)+ …$/)
  expect(cutAround(`${'before '.repeat(40)}lantern`, hits, 60)).toMatch(/^… (before )+lantern$/)
  expect(cutAround('x'.repeat(300), hits, 60)).toBe(`${'x'.repeat(60)} …`)
})
