import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './counts'

const file = (status: string, ...statuses: string[]) => ({
  name: 'thing.test.ts',
  status,
  assertionResults: statuses.map(one => ({ status: one, fullName: `a test that ${one}` })),
})

const journeys = (
  stats: Partial<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>,
  errors: object[] = [],
) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
})

test('A run in which everything passed is all passed', () => {
  const report = { testResults: [file('passed', 'passed', 'passed')] }
  expect(countVitest(report, 0)).toEqual({ passed: 2, failed: 0, notes: [] })
})

test('A test that was skipped or left to do counts as failed', () => {
  const report = { testResults: [file('passed', 'passed', 'skipped', 'todo')] }
  expect(countVitest(report, 0)).toMatchObject({ passed: 1, failed: 2 })
})

test('A test file that could not be loaded counts as failed', () => {
  expect(countVitest({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toMatchObject({
    passed: 1,
    failed: 1,
  })
})

test('A run that ended badly, found nothing or left no report counts as failed', () => {
  expect(countVitest({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 })
  expect(countVitest({ testResults: [] }, 0)).toMatchObject({ passed: 0, failed: 1 })
  expect(countVitest(null, 0)).toMatchObject({ passed: 0, failed: 1 })
})

test('A journey that failed, was skipped or needed a second try counts as failed', () => {
  expect(countPlaywright(journeys({ expected: 3, unexpected: 1, flaky: 1, skipped: 2 }), 1)).toMatchObject({
    passed: 3,
    failed: 4,
  })
  expect(countPlaywright(journeys({ expected: 3 }, [{ message: 'no server' }]), 1)).toMatchObject({
    passed: 3,
    failed: 1,
  })
  expect(countPlaywright(journeys({ expected: 3 }), 0)).toEqual({ passed: 3, failed: 0, notes: [] })
})
