import { expect, test } from 'vitest'
import { letterStateWords } from './letters'

test.each([
  ['waiting', 0, 'Waiting, try 1'],
  ['waiting', 3, 'Waiting, try 4'],
  ['sending', 1, 'Waiting, try 1'],
  ['accepted', 1, 'Accepted'],
  ['dead', 9, 'Not accepted'],
  ['superseded', 0, 'Replaced by a newer one'],
])('P7 a letter that is %s after %i tries is called: %s', (state, attempts, words) => {
  expect(letterStateWords({ state, attempts }).words).toBe(words)
})
