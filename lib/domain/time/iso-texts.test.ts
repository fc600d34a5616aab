import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeIsoWriter } from './iso-texts'
import { type Instant, instant, isoInstant } from './types'

// Some on whole minutes, some off them, on few days: so that one day often follows itself.
const moment: fc.Arbitrary<Instant> = fc
  .tuple(
    fc.constantFrom(Date.UTC(2026, 11, 31), Date.UTC(1969, 11, 31), Date.UTC(-1, 0, 1), 8.64e15 - 86_400_000),
    fc.integer({ min: 0, max: 1440 }),
    fc.constantFrom(0, 0, 0, 1, 30_000),
  )
  .map(([day, minute, rest]) => instant(Math.min(day + minute * 60_000 + rest, 8.64e15)))

test('a writer that remembers the day writes every moment as the calendar does, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(moment), moments => {
      expect(moments.map(makeIsoWriter())).toEqual(moments.map(isoInstant))
    }),
  )
})
