import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { open, seal } from './seal'

const older = { id: 'k1', key: randomBytes(32) }
const newer = { id: 'k2', key: randomBytes(32) }

test('a sealed text opens at its own place with any key of the ring', () => {
  const sealed = seal('Liebe Grüße, 愛', 'participant/name/1', [older])
  expect(open(sealed, 'participant/name/1', [newer, older])).toBe('Liebe Grüße, 愛')
})

test('a sealed text opens nowhere else, and not with another key', () => {
  const sealed = seal('kept', 'participant/name/1', [newer])
  expect(() => open(sealed, 'participant/name/2', [newer])).toThrow()
  expect(() => open(sealed, 'participant/name/1', [older])).toThrow()
})

test('a sealed text with one changed bit does not open', () => {
  const sealed = seal('kept', 'a', [newer])
  sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1
  expect(() => open(sealed, 'a', [newer])).toThrow()
})

test('the same text sealed twice looks different, so equal notes cannot be told apart', () => {
  expect(seal('kept', 'a', [newer]).equals(seal('kept', 'a', [newer]))).toBe(false)
})
