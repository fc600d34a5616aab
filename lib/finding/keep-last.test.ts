import { expect, test } from 'vitest'
import { keepLast } from './keep-last'

test('R11 what was made of the visible articles is made anew when one comes, goes or changes, and not before', () => {
  let made = 0
  const keep = keepLast<string>()
  const count = (sources: object[]) => keep(sources, () => `${++made} of ${sources.length}`)
  const [a, b] = [{}, {}]
  expect(count([a])).toBe('1 of 1')
  expect(count([a])).toBe('1 of 1')
  expect(count([a, b])).toBe('2 of 2')
  expect(count([a, {}])).toBe('3 of 2')
  expect(count([a])).toBe('4 of 1')
  expect(count([])).toBe('5 of 0')
  expect(count([])).toBe('5 of 0')
})
