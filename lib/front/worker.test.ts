import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClaimedLetter } from '@/lib/data/write/letter-delivery'
import { log } from '@/lib/log'
import { startWorker } from './worker'

const pauses = { look: 1_000, breath: 40, tidy: 30_000, farewell: 10_000 }
const letter = (id: string): ClaimedLetter => ({
  id,
  leaseId: 'lease',
  attempts: 1,
  kind: 'confirmation',
  messageId: `<${id}@practice.example>`,
  content: null,
})

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(log, 'error').mockReturnValue()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** An outbox in memory; every delivery waits until the test ends it. */
function makeWork(letters: string[]) {
  const waiting = [...letters]
  const started = new Map<string, () => void>()
  return {
    waiting,
    started,
    settle: vi.fn(async () => undefined),
    tidy: vi.fn(async () => undefined),
    take: vi.fn(async (limit: number) => waiting.splice(0, limit).map(letter)),
    deliver: ({ id }: ClaimedLetter) => new Promise<void>(resolve => started.set(id, resolve)),
    pauses,
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

test('X16 a letter that hangs takes one of four hands; the others go on with what comes', async () => {
  const work = makeWork(['slow', 'b', 'c', 'd', 'e', 'f'])
  const worker = startWorker(work)
  await settle()
  expect([...work.started.keys()]).toEqual(['slow', 'b', 'c', 'd'])
  for (const id of ['b', 'c', 'd']) work.started.get(id)?.()
  await vi.advanceTimersByTimeAsync(pauses.breath)
  expect([...work.started.keys()]).toEqual(['slow', 'b', 'c', 'd', 'e', 'f'])
  for (const done of work.started.values()) done()
  await worker.stop()
})

test('hands that become free within a breath are filled by one look', async () => {
  const work = makeWork(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  const worker = startWorker(work)
  await settle()
  for (const id of ['a', 'b', 'c']) {
    work.started.get(id)?.()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(work.take).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(pauses.breath)
  expect(work.take.mock.calls).toEqual([[4], [3]])
  expect(work.waiting).toEqual([])
  for (const done of work.started.values()) done()
  await worker.stop()
})

test('the worker looks every second, and goes on looking when the database is away', async () => {
  const work = makeWork([])
  work.take.mockRejectedValue(new Error('away'))
  const worker = startWorker(work)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(work.take).toHaveBeenCalledTimes(4)
  work.take.mockResolvedValueOnce([letter('a')])
  await vi.advanceTimersByTimeAsync(1_000)
  expect([...work.started.keys()]).toEqual(['a'])
  work.started.get('a')?.()
  await worker.stop()
})

test('P2 decisions are settled every second, one round after the other, and a failure there keeps no letter', async () => {
  const work = makeWork(['a'])
  const slow = Promise.withResolvers<undefined>()
  work.settle.mockReturnValueOnce(slow.promise)
  const worker = startWorker(work)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(work.settle).toHaveBeenCalledTimes(1)
  slow.resolve(undefined)
  work.settle.mockRejectedValue(new Error('away'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(work.settle).toHaveBeenCalledTimes(3)
  expect([...work.started.keys()]).toEqual(['a'])
  work.started.get('a')?.()
  await worker.stop()
})

test('the worker tidies every half minute, and a failure there stops nothing', async () => {
  const work = makeWork([])
  work.tidy.mockRejectedValue(new Error('away'))
  const worker = startWorker(work)
  await vi.advanceTimersByTimeAsync(90_000)
  expect(work.tidy).toHaveBeenCalledTimes(3)
  expect(work.take).toHaveBeenCalledTimes(91)
  await worker.stop()
})

test('stopping takes no more letters and waits for those on their way, but not longer than the farewell', async () => {
  const work = makeWork(['a', 'b', 'c', 'd', 'e'])
  const worker = startWorker(work)
  await settle()
  const stopped = vi.fn()
  const stopping = worker.stop().then(stopped)
  for (const id of ['a', 'b', 'c']) work.started.get(id)?.()
  await settle()
  expect(stopped).not.toHaveBeenCalled()
  expect(work.waiting).toEqual(['e'])
  await vi.advanceTimersByTimeAsync(pauses.farewell)
  await stopping
  expect(work.waiting).toEqual(['e'])
})
