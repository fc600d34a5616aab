import { expect, test } from 'vitest'
import { cleanCookies } from './cookie-header'

test.each([
  ['session=abc; browser=d-e_f', 'session=abc; browser=d-e_f'],
  ['session="abc"', 'session="abc"'],
  ['a=', 'a='],
  ['a=b=c', 'a=b=c'],
  ['session=%E0%A4%A; browser=b', 'browser=b'],
  ['session=a; session=b; browser=c', 'browser=c'],
  ['session=a\u0001b', null],
  ['session=zoë', null],
  ['session=a b', null],
  ['se ssion=a', null],
  ['=a', null],
  ['session', null],
  [';;; ;', null],
  [`session=${'a'.repeat(4_200)}; browser=b`, 'browser=b'],
  [`session=a; long=${'a'.repeat(8_192)}`, null],
  [undefined, null],
])('T4 Of the cookies %j only what can be read in one way is kept', (header, kept) => {
  expect(cleanCookies(header)).toBe(kept)
})
