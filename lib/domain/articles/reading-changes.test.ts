import { expect, test } from 'vitest'
import { countChanges, readingChanges } from './reading-changes'

const article = { draft: false, publishAt: null, nextReview: null }

test('R11 reading pages change at the minute of a scheduled article, and not a minute before', () => {
  const changes = readingChanges([article, { ...article, publishAt: '2026-11-18T08:00' }])
  expect(
    ['2026-11-18T07:59', '2026-11-18T08:00', '2026-12-01T00:00'].map(wall => countChanges(changes, wall)),
  ).toEqual([0, 1, 1])
})

test('R3 reading pages change with the first minute after the day on which a review was due', () => {
  const changes = readingChanges([{ ...article, nextReview: '2027-02-28' }])
  expect(['2027-02-28T23:59', '2027-03-01T00:00'].map(wall => countChanges(changes, wall))).toEqual([0, 1])
})

test('R11 a draft changes nothing, whatever hours stand in it', () => {
  expect(readingChanges([{ draft: true, publishAt: '2026-11-18T08:00', nextReview: '2027-01-01' }])).toEqual(
    [],
  )
})
