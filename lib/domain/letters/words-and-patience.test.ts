import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNeutral, neutralName } from './neutral-words'
import { secondsUntilNextTry } from './patience'
import { plainLine } from './plain-line'

test('N4 words that tell what the practice does are found in any case and form', () => {
  for (const text of ['Couples Therapy', 'your session', 'COUNSELLING', 'Marriage clinic', 'EFT intake'])
    expect(isNeutral(text), text).toBe(false)
  for (const text of ['Appointment, Lantern & Tide', 'Tuesday, December 1, 5:30 pm Pacific', 'Your code'])
    expect(isNeutral(text), text).toBe(true)
})

test('N4 a practice whose short name tells too much writes as "Appointments"', () => {
  expect(neutralName('Lantern & Tide')).toBe('Lantern & Tide')
  expect(neutralName('Portland Couples Counseling')).toBe('Appointments')
})

test('N2 the waits between tries grow to an hour and stay there', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map(secondsUntilNextTry)
  expect(waits).toEqual([30, 60, 120, 300, 600, 1200, 2400, 3600, 3600, 3600])
})

test('T41 any text becomes one line without control characters or halves of characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const line = plainLine(`a${text}\r\n\u2028b`)
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u)
      expect(plainLine(line)).toBe(line)
    }),
  )
})
