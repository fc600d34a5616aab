import { expect, test } from 'vitest'
import {
  compareInTurns,
  interleave,
  judge,
  median,
  middleSpread,
  percentile,
  type Result,
  untilSteady,
} from './measure'

const result = (more: Partial<Result>): Result => ({
  id: 'G0',
  what: 'a thing',
  unit: 'ms',
  ours: 12,
  floor: { what: 'the least', value: 10 },
  budget: { of: 'ratio', must: 'at most', limit: 1.2 },
  spread: 1,
  ...more,
})

test('a budget on the ratio looks at ours over the floor of the same run, to the very limit', () => {
  expect(judge(result({}))).toEqual({ value: 1.2, kept: true })
  expect(judge(result({ ours: 12.1 })).kept).toBe(false)
  const atLeast = { of: 'ratio', must: 'at least', limit: 1.2 } as const
  expect(judge(result({ budget: atLeast, ours: 11 })).kept).toBe(false)
  expect(judge(result({ budget: atLeast, ours: 13 })).kept).toBe(true)
})

test('a budget on ours alone looks at no floor', () => {
  const budget = { of: 'ours', must: 'at most', limit: 12 } as const
  expect(judge(result({ budget, floor: null }))).toEqual({ value: 12, kept: true })
})

test('what is shown for comparison alone breaks no budget', () => {
  expect(judge(result({ budget: null, floor: { what: 'the least', value: 1 } }))).toEqual({
    value: 12,
    kept: true,
  })
})

test('the median of an even number of values lies between the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
})

test('p99 of a hundred values is the last but one', () => {
  const values = Array.from({ length: 100 }, (_, at) => at + 1)
  expect([percentile(values, 0.99), percentile(values, 0.5), percentile([], 0.99)]).toEqual([99, 50, 0])
})

test('probes take turns, the first turn only warms up, and the spread is that of their ratios', async () => {
  const turns: string[] = []
  const values = { over: [100, 10, 20, 30], under: [1, 10, 10, 10] }
  const probe = (name: 'over' | 'under') => () => {
    turns.push(name)
    return values[name].shift() ?? Number.NaN
  }
  const seen = await interleave(3, { over: probe('over'), under: probe('under') })
  expect(turns).toEqual(Array.from({ length: 4 }, () => ['over', 'under']).flat())
  expect([seen.over, seen.under, seen.spread('over', 'under'), seen.spread('over', null)]).toEqual([
    20, 10, 3, 3,
  ])
})

test('the ratio that decides is the median of the rounds’ own, not that of two medians from different rounds', () => {
  expect(judge(result({ ratio: 1.1 }))).toEqual({ value: 1.1, kept: true })
  const values = { ours: [9, 9, 10, 90, 30, 30], floor: [9, 9, 1, 1, 10, 10] }
  const next = (name: 'ours' | 'floor') => () => values[name].shift() ?? Number.NaN
  const seen = compareInTurns({ rounds: 2, turns: 2 }, { ours: next('ours'), floor: next('floor') })
  // The first round warms up; then 50 over 1 and 30 over 10.
  expect(seen).toEqual({ ours: 40, floor: 5.5, ratio: 26.5, spread: 50 / 3 })
})

test('what spreads too far is measured again, at most so often, and the steadiest counts', async () => {
  const measured = (...spreads: number[]) => {
    const left = [...spreads]
    return untilSteady(3, () => ({ spread: left.shift() ?? Number.NaN }))
  }
  expect(await measured(1.3, 1)).toEqual({ spread: 1.3, tries: 1 })
  expect(await measured(2, 1.2, 1)).toEqual({ spread: 1.2, tries: 2 })
  expect(await measured(2, 1.5, 1.8, 1)).toEqual({ spread: 1.5, tries: 3 })
})

test('one visit that a busy machine held up does not make the middle half of all look unsteady', () => {
  expect(middleSpread([1, 1.1, 1.2, 1.2, 1.3, 1.3, 1.4, 9])).toBeCloseTo(1.3 / 1.1)
  expect(middleSpread([2, 2, 2, 2])).toBe(1)
})
