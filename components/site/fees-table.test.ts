import { expect, test } from 'vitest'
import { feeWords } from './fees-table'

test('a fee is whole dollars where it is whole, and nothing is no charge', () => {
  expect([0, 21_000, 9_750].map(feeWords)).toEqual(['No charge', '$210', '$97.50'])
})
