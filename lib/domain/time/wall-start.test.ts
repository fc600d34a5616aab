import { expect, test } from 'vitest'
import { type Instant, parseInstant, parseZone, type Zone } from './types'
import { findPromisedStart, wallStartAt } from './wall-start'
import { areOlderRules } from './zone-rules'

function zone(name: string): Zone {
  const parsed = parseZone(name)
  if (parsed === null) throw new Error(name)
  return parsed
}

function at(text: string): Instant {
  const parsed = parseInstant(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

const portland = zone('America/Los_Angeles')

test('I21 a promise that the clock still shows at the kept instant has not moved, also at the second showing in a fold', () => {
  for (const kept of ['2026-12-01T17:30:00Z', '2026-11-01T08:30:00Z', '2026-11-01T09:30:00Z']) {
    const promise = wallStartAt(at(kept), portland)
    expect(findPromisedStart(promise, portland, at(kept))).toEqual({ kind: 'same' })
  }
  expect(wallStartAt(at('2026-11-01T09:30:00Z'), portland)).toBe('2026-11-01T01:30')
})

test('I21 a promise kept with an instant of other rules is found where the clock shows it now', () => {
  expect(findPromisedStart('2026-12-01T09:30', portland, at('2026-12-01T16:30:00Z'))).toEqual({
    kind: 'moved',
    start: at('2026-12-01T17:30:00Z'),
  })
})

test.each(['2027-03-14T02:30', '2026-12-01 09:30', '2026-12-01T9:30', '2026-02-30T09:30', 'tomorrow', ''])(
  'I21 the promise %j is no time by the rules of today, and is not guessed at',
  promise => {
    expect(findPromisedStart(promise, portland, at('2026-12-01T16:30:00Z'))).toEqual({ kind: 'no-such-time' })
  },
)

test('Z6 releases of the rules are compared by year and letter, and what is no release by nothing', () => {
  expect(areOlderRules('2025b', '2026a')).toBe(true)
  expect(areOlderRules('2026a', '2026c')).toBe(true)
  expect(areOlderRules('2026c', '2026c')).toBe(false)
  expect(areOlderRules('2026c', '2026a')).toBe(false)
  expect(areOlderRules('unknown', '2026c') || areOlderRules('2026c', 'unknown')).toBe(false)
})
