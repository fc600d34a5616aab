import { expect, test } from 'vitest'
import { areOlderRules } from '@/lib/domain/time/zone-rules'
import { explainDifference, findDifferences } from './zones-compare'
import { zoneLaws } from './zones-laws'

const at = (text: string) => Date.parse(text)
const span = { from: at('2024-01-01'), until: at('2030-01-01') }
const autumn = { at: at('2026-11-01T09:00Z'), before: -420, after: -480 }
const spring = { at: at('2027-03-14T10:00Z'), before: -480, after: -420 }
const changing = { offset: -420, changes: [autumn, spring] }
const staying = { offset: -420, changes: [] }

test('O7 two histories differ in the stretches in which their offsets do, and in no others', () => {
  expect(findDifferences('America/Vancouver', changing, changing, span)).toEqual([])
  expect(findDifferences('America/Vancouver', staying, changing, span)).toEqual([
    { zone: 'America/Vancouver', from: autumn.at, until: spring.at, ours: -420, theirs: -480 },
  ])
})

test('O7 a change at another second is a difference of that second', () => {
  const late = { ...changing, changes: [{ ...autumn, at: autumn.at + 1000 }, spring] }
  expect(findDifferences('America/Vancouver', changing, late, span)).toEqual([
    { zone: 'America/Vancouver', from: autumn.at, until: autumn.at + 1000, ours: -480, theirs: -420 },
  ])
})

test('O7 a program that tells changes alone is compared by them, and one that tells nothing by nothing', () => {
  expect(findDifferences('America/Vancouver', changing, { ...changing, offset: null }, span)).toEqual([])
  expect(findDifferences('America/Vancouver', changing, { offset: null, changes: [] }, span)).toEqual([])
})

test('O7 a difference is explained by a law between the two releases, for its zone, from its day on, and by nothing else', () => {
  const [difference] = findDifferences('America/Vancouver', staying, changing, span)
  if (difference === undefined) throw new Error('the test itself is wrong')
  expect(explainDifference(difference, '2026c', '2025b')?.release).toBe('2026b')
  expect(explainDifference(difference, '2025b', '2026b')?.release).toBe('2026b')
  for (const [ours, theirs] of [
    ['2026c', '2026c'],
    ['2026c', '2026b'],
    ['2026a', '2025b'],
    ['2026c', null],
    ['unknown', '2025b'],
  ] as const)
    expect(explainDifference(difference, ours, theirs)).toBeNull()
  expect(explainDifference({ ...difference, zone: 'America/Seattle' }, '2026c', '2025b')).toBeNull()
  const before = { ...difference, from: at('2026-06-01') }
  expect(explainDifference(before, '2026c', '2025b')).toBeNull()
})

test('O7 the laws stand in the order of their releases', () => {
  const releases = zoneLaws.map(({ release }) => release)
  for (const [place, release] of releases.entries())
    expect(areOlderRules(release, releases[place - 1] ?? '')).toBe(false)
})
