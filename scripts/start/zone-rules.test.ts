import { expect, test } from 'vitest'
import { describeZoneRules } from './zone-rules'

test('Z6 every fault of the zone rules is one plain sentence and the way to mend it', () => {
  for (const judged of [
    { ok: false, reason: 'no-rules' },
    { ok: false, reason: 'unknown-zone', zone: 'America/New_Cascadia' },
    { ok: false, reason: 'older', rules: '2025b', promisedUnder: '2026c', moving: 1 },
  ] as const) {
    const { fault, note } = describeZoneRules(judged)
    expect(note).toBeNull()
    expect(fault).toMatch(
      /^(This Node|The time zone rules of this Node) [^\n]*\. Start with the Node that npm ci installs[^\n]*\.$/,
    )
  }
})

test('Z6 newer rules are told with the command that brings appointments after them; the same rules say nothing', () => {
  const judged = { ok: true, rules: '2026c', kept: 0, moving: 0, isOlder: false } as const
  expect(describeZoneRules(judged)).toEqual({ fault: null, note: null })
  const { note } = describeZoneRules({ ...judged, kept: 3, moving: 1 })
  expect(note).toContain('3 appointments')
  expect(note).toContain('npm run zones:recompute')
  expect(describeZoneRules({ ...judged, kept: 1, isOlder: true }).note).toContain('same hours')
})
