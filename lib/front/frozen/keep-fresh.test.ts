import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepFresh } from './keep-fresh'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A site that notes the versions it is told, and a database that answers only when the test lets it. */
function aSilentDatabase() {
  const told: (number | null)[] = []
  const waiting: ((version: number | null) => void)[] = []
  const edition = { at: () => '', setVersion: (version: number | null) => void told.push(version) }
  const keeping = keepFresh({ edition, warm: async () => undefined }, () => {
    const { promise, resolve } = Promise.withResolvers<number | null>()
    waiting.push(resolve)
    return promise
  })
  return { told, waiting, keeping }
}

test('while the database is silent there is one look at the version of the site, and none behind it', async () => {
  const { waiting, keeping } = aSilentDatabase()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(waiting).toHaveLength(1)
  keeping.stop()
})

test('once a look is answered, also with nothing known, the next one follows and its answer holds', async () => {
  const { told, waiting, keeping } = aSilentDatabase()
  await vi.advanceTimersByTimeAsync(10_000)
  waiting[0]?.(null)
  await vi.advanceTimersByTimeAsync(2_000)
  waiting[1]?.(7)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(told).toEqual([null, 7])
  expect(waiting).toHaveLength(3)
  keeping.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(waiting).toHaveLength(3)
})
