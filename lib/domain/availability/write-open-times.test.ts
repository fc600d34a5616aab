import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instant, isoInstant } from '../time/types'
import { zone } from './testing/facts-for-tests'
import type { Slot } from './types'
import { writeOpenTimes } from './write-open-times'

const losAngeles = zone('America/Los_Angeles')
const read = (slots: readonly Slot[]) => new TextDecoder().decode(writeOpenTimes(losAngeles, slots))
const plainly = (slots: readonly Slot[]) =>
  JSON.stringify({
    zone: losAngeles,
    slots: slots.map(slot => ({ ...slot, start: isoInstant(slot.start), end: isoInstant(slot.end) })),
  })

// Shared, as neighbours at which the same are free share them, and with letters that take more than a byte or a stroke before them.
const lists = [['ann', 'ben'], ['ann', 'ben "the" \\ øther'], ['ann'], [], ['ann', 'ben']]

// On few days, so that one often follows itself; most on whole minutes.
const moment: fc.Arbitrary<Instant> = fc
  .tuple(
    fc.constantFrom(Date.UTC(2026, 11, 31), Date.UTC(2027, 0, 1), Date.UTC(1970, 0, 1)),
    fc.integer({ min: 0, max: 1440 }),
    fc.constantFrom(0, 0, 0, 0, 1, 30_000),
  )
  .map(([day, minute, rest]) => instant(day + minute * 60_000 + rest))

const slot: fc.Arbitrary<Slot> = fc
  .tuple(moment, fc.constantFrom(20, 50, 90, 0.5, 1500), fc.constantFrom(...lists))
  .map(([start, minutes, therapists]) => ({ start, end: instant(start + minutes * 60_000), therapists }))

test('the answer is the JSON of its zone and of every time, whatever follows what, to the last byte', () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 30 }), slots => {
      expect(read(slots)).toBe(plainly(slots))
    }),
    { numRuns: 500 },
  )
})

test('months of quarter hours, at which many are free, are written as the calendar writes them', () => {
  const many = Array.from({ length: 40 }, (_, at) => `therapist-${at}`)
  const slots = Array.from({ length: 2000 }, (_, at): Slot => {
    const start = instant(Date.UTC(2026, 9, 31) + at * 15 * 60_000)
    return { start, end: instant(start + 50 * 60_000), therapists: many }
  })
  expect(read(slots)).toBe(plainly(slots))
})
