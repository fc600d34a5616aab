import { expect, test } from 'vitest'
import { takeApart } from './cut-sheet'
import { readContent } from './page-content'

const cut = (sheet: string, html: string, ...scripts: string[]) =>
  takeApart(sheet)(readContent(html, scripts))
const html =
  '<main id="top"><p class="lede wide">Words &amp; “more”</p><table><tr><td>1</td></tr></table></main>'

test.each([
  ['a class and an element that are there', 'p.lede{a:b}'],
  ['one selector of several that may match', '.none,.wide{a:b}'],
  ['a state that may come', '.lede:hover,.none{a:b}'],
  ['a state that turns its names round', 'p:not(.none){a:b}'],
  ['one of several names in brackets', ':is(.none,.lede) ::before{a:b}'],
  [
    'an attribute, an id or a relation that may come',
    'p[open]{a:b}#other{a:b}:has(.none){a:b}[data-none]>*{a:b}',
  ],
  ['an element that browsers put in', 'table tbody{a:b}html{a:b}'],
  ['an escaped name, which may be any', '.\\6c ede{a:b}'],
  ['a condition of the screen', '@media print{p{a:b}}@media (forced-colors:active){.lede{a:b}}'],
  ['what selects nothing', '@keyframes none{from{a:b}}@page{margin:0}:root{--none:1}'],
])('G2 a rule stays with a page for %s', (_, sheet) => expect(cut(sheet, html)).toBe(sheet))

test.each([
  ['a class that is not there', '.none{a:b}'],
  ['an element that is not there', 'blockquote p{a:b}'],
  ['one missing name among those that must all be there', 'main .lede.none:hover{a:b}'],
  ['a part of a name', '.led{a:b}.wid{a:b}'],
  ['a word that is no class', '.Words{a:b}'],
  ['nothing that is left under its condition', '@media print{.none{a:b}@supports (a:b){.none{a:b}}}'],
])('G2 a rule is left out for %s', (_, sheet) => expect(cut(sheet, html)).toBe(''))

test('G2 what is left keeps its order and its conditions', () => {
  expect(cut('p{a:1}.none{a:2}@media print{.none{a:3}.wide{a:4}}.lede{a:5}', html)).toBe(
    'p{a:1}@media print{.wide{a:4}}.lede{a:5}',
  )
})

test('G4 a name that stands in a script of the page stays', () => {
  expect(cut('.none{a:b}.other{a:b}', html, "way.className = 'none'")).toBe('.none{a:b}')
})

const face = (range: string) => `@font-face{src:url(/a.woff2);unicode-range:${range}}`

test('G2 a face of a font stays when the page can show one of its letters, and else is left out', () => {
  expect(cut(face('U+4E-5A,U+201C-201D'), html)).not.toBe('')
  expect(cut(face('U+E0-E8'), html)).toBe('')
  expect(cut(face('U+E0-E8'), '<p>caf&#xE9;, voil&#224;</p>')).not.toBe('')
  expect(cut(face('U+C9'), '<p>café</p>')).not.toBe('')
  expect(cut(`${face('U+2192')}p::after{content:"\\2192"}`, html)).toContain('@font-face')
  expect(cut('@font-face{src:local(Arial)}', html)).not.toBe('')
  expect(cut(face('U+4??'), html)).not.toBe('')
})

test.each([
  ['a letter may be typed', '<p>x</p><input name="q"/>'],
  ['a letter may be typed at length', '<textarea></textarea>'],
  ['a letter has a name that is not known here', '<p>voil&agrave;</p>'],
])('G2 every face stays where %s', (_, body) => expect(cut(face('U+E0-E8'), body)).not.toBe(''))

test('G2 every face stays where a script may write letters, and where nobody can type none is kept for that', () => {
  expect(cut(face('U+E0-E8'), '<p>x</p>', 'write()')).not.toBe('')
  expect(cut(face('U+E0-E8'), '<input type="radio" name="a"/>')).toBe('')
})

test('G2 a sheet that cannot be taken apart is given whole', () => {
  expect(cut('.none{a:b', html)).toBe('.none{a:b')
})
