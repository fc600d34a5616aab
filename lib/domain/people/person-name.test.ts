import { expect, test, vi } from 'vitest'
import { parsePersonName } from './person-name'

test.each([
  'Ann',
  'Ann-Marie O’Neill',
  '李小龍',
  'ʻOkina',
  'Nguyễn Thị',
  "Robert'); DROP TABLE people;--",
  '=1+1',
  '<b>',
])('T45 the name %j is a name and is kept as it is', text => {
  expect(parsePersonName(text)).toEqual({ ok: true, name: text })
})

test('a name loses the spaces around it and is kept in composed form', () => {
  expect(parsePersonName('  Ame\u0301lie ')).toEqual({ ok: true, name: 'Am\u00e9lie' })
})

test.each([
  'Ann\r\nBcc: x@y.com',
  'Ann\n',
  '\nAnn',
  'An\u0000n',
  'Ann\u2028',
  'Ann\u202egnp',
  'A\u200bnn',
  'A\u00adnn',
  'A\u0085nn',
  'A\ud800nn',
  'A\tnn',
])('T41 the name %j breaks the line it stands in and is refused', text => {
  expect(parsePersonName(text)).toEqual({ ok: false, reason: 'unprintable' })
})

test('a name has one to eighty characters, counted as people count them', () => {
  expect(parsePersonName('   ')).toEqual({ ok: false, reason: 'empty' })
  expect(parsePersonName('𠮷'.repeat(80))).toMatchObject({ ok: true })
  expect(parsePersonName('𠮷'.repeat(81))).toEqual({ ok: false, reason: 'too-long' })
})

test('T52 a name of a hundred thousand marks is refused by its length, before they are composed', () => {
  const composed = vi.spyOn(String.prototype, 'normalize')
  try {
    expect(parsePersonName(`A${'\u0301\u0316'.repeat(50_000)}`)).toEqual({ ok: false, reason: 'too-long' })
    expect(composed).not.toHaveBeenCalled()
    expect(parsePersonName(`${'Nguye\u0302\u0303n '.repeat(11)}`)).toMatchObject({ ok: true })
    expect(composed).toHaveBeenCalledOnce()
  } finally {
    composed.mockRestore()
  }
})
