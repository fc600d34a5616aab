import { expect, test } from 'vitest'
import type { KeptStart } from '@/lib/data/read/promised-starts'
import { type Instant, parseInstant, parseZone } from '@/lib/domain/time/types'
import { judgeZoneRules } from './check-zone-rules'

function proved<Value>(value: Value | null): Value {
  if (value === null) throw new Error('the test itself is wrong')
  return value
}

const portland = proved(parseZone('America/Los_Angeles'))
const at = (text: string): Instant => proved(parseInstant(text))

/** Half past nine on the first of December in Portland, which is 17:30 UTC by the rules of this runtime. */
const promised = (zoneRules: string, start = '2026-12-01T17:30:00Z'): KeptStart => ({
  id: '1',
  reference: 'LT-1',
  state: 'confirmed',
  version: 1,
  therapistId: '2',
  office: null,
  start: at(start),
  end: at('2026-12-01T19:00:00Z'),
  zone: portland,
  wallStart: '2026-12-01T09:30',
  zoneRules,
})
const astray = '2026-12-01T16:30:00Z'
const judge = (...kept: KeptStart[]) => judgeZoneRules({ rules: '2026c', zones: [portland], kept })

test('Z6 a runtime without rules, or without a zone that is in use, is refused', () => {
  expect(judgeZoneRules({ rules: 'unknown', zones: [], kept: [] })).toEqual({ ok: false, reason: 'no-rules' })
  const zones = ['America/Los_Angeles', 'America/New_Cascadia']
  expect(judgeZoneRules({ rules: '2026c', zones, kept: [] })).toEqual({
    ok: false,
    reason: 'unknown-zone',
    zone: 'America/New_Cascadia',
  })
})

test('Z6 rules older than those of a promise are refused when they show it at another hour, and allowed while they agree', () => {
  expect(judge(promised('2027b', astray), promised('2027a'))).toEqual({
    ok: false,
    reason: 'older',
    rules: '2026c',
    promisedUnder: '2027b',
    moving: 1,
  })
  expect(judge(promised('2027b'))).toEqual({ ok: true, rules: '2026c', kept: 1, moving: 0, isOlder: true })
})

test('Z6 newer rules let the practice open and tell how many appointments must move', () => {
  expect(judge()).toEqual({ ok: true, rules: '2026c', kept: 0, moving: 0, isOlder: false })
  const kept = [promised('2025b', astray), promised('2026a'), promised('somewhere else', astray)]
  expect(judge(...kept)).toEqual({ ok: true, rules: '2026c', kept: 3, moving: 2, isOlder: false })
})
