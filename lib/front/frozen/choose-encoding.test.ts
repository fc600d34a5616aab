import { expect, test } from 'vitest'
import { chooseEncoding } from './choose-encoding'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['BR; q=0.001', 'br'],
  ['br;q=0.000, gzip;q=0', 'identity'],
  ['zstd, *', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('G3 who accepts "%s" gets %s, and never what was refused', (accepted, chosen) => {
  expect(chooseEncoding(accepted)).toBe(chosen)
})
