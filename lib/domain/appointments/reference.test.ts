import { expect, test } from 'vitest'
import { makeReference, parseReference } from './reference'

test('a reference holds no letter that is mistaken for another when read aloud', () => {
  const all = Array.from({ length: 256 }, (_, byte) => makeReference(Uint8Array.of(byte, byte, byte, byte)))
  for (const reference of all) expect(reference).toMatch(/^LT-[2-9A-HJ-NP-Z]{4}$/)
  expect(new Set(all).size).toBe(32)
})

test('the same bytes make the same reference, and too few make none', () => {
  expect(makeReference(Uint8Array.of(0, 1, 30, 31, 99))).toBe('LT-23YZ')
  expect(() => makeReference(Uint8Array.of(1, 2, 3))).toThrow(RangeError)
})

test('a reference is read as people type it', () => {
  expect(parseReference(' lt-4f7k ')).toBe('LT-4F7K')
  expect(parseReference('LT4F7K')).toBe('LT-4F7K')
  for (const text of ['LT-4F7', 'LT-4F7O', 'LT-4F7KK', 'XX-4F7K', '']) expect(parseReference(text)).toBeNull()
})
