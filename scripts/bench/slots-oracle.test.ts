import { expect, test } from 'vitest'
import { compareWithTemporal } from './slots-oracle'

test('Z5 A10 around the changes of the clocks in zones all over the world the list is what Temporal finds at every fifth minute', () => {
  const { times, zones, different } = compareWithTemporal(60, 2026)
  expect(different).toEqual([])
  expect(zones).toBe(60)
  expect(times).toBeGreaterThan(500)
})
