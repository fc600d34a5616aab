import { expect, test } from 'vitest'
import { isoInstant } from '../time/types'
import { at, later, zone } from './testing/facts-for-tests'
import type { Slot } from './types'
import { writeOpenTimes } from './write-open-times'

test('the answer is the JSON of its zone and of every time, whether neighbours share who is free or not', () => {
  const both = ['ann', 'ben "the" \\ other']
  const slots: Slot[] = [both, both, ['ann'], [], both].map((therapists, day) => {
    const start = later(at('2026-12-01T23:45:00Z'), day * 700)
    return { start, end: later(start, 50), therapists }
  })
  const plain = slots.map(slot => ({ ...slot, start: isoInstant(slot.start), end: isoInstant(slot.end) }))
  const answer = writeOpenTimes(zone('America/Los_Angeles'), slots)
  expect(answer).toBe(JSON.stringify({ zone: 'America/Los_Angeles', slots: plain }))
  expect(writeOpenTimes(zone('UTC'), [])).toBe('{"zone":"UTC","slots":[]}')
})
