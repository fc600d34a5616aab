import { afterEach, expect, test, vi } from 'vitest'
import { makeLine } from './line'
import { isAway } from './transaction'

afterEach(() => {
  vi.useRealTimers()
})

/** Works that end when they are told to, with the order in which they began. */
function works() {
  const begun: number[] = []
  const ends = new Map<number, () => void>()
  const work = (name: number) => () =>
    new Promise<number>(resolve => {
      begun.push(name)
      ends.set(name, () => resolve(name))
    })
  const end = async (name: number) => {
    ends.get(name)?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { begun, work, end }
}

test('so many run at a time as there are places, and the others begin in the order in which they came', async () => {
  const { begun, work, end } = works()
  const inLine = makeLine(2, 8_000)
  const all = [1, 2, 3, 4].map(name => inLine(work(name)))
  await end(0)
  expect(begun).toEqual([1, 2])
  await end(2)
  expect(begun).toEqual([1, 2, 3])
  for (const name of [1, 3, 4]) await end(name)
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
})

test('a work that throws gives its place on', async () => {
  const inLine = makeLine(1, 8_000)
  const failed = inLine(() => Promise.reject(new Error('no')))
  const second = inLine(async () => 'done')
  await expect(failed).rejects.toThrow('no')
  expect(await second).toBe('done')
  expect(await inLine(async () => 'and again')).toBe('and again')
})

test('X6 whoever has waited in line too long is told that the database is away, and those behind still have their turn', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { begun, work, end } = works()
  const inLine = makeLine(1, 8_000)
  const first = inLine(work(1))
  const second = inLine(work(2)).catch(isAway)
  vi.advanceTimersByTime(7_999)
  const third = inLine(work(3))
  vi.advanceTimersByTime(1)
  expect(await second).toBe(true)
  await end(1)
  await end(3)
  expect(await Promise.all([first, third])).toEqual([1, 3])
  expect(begun).toEqual([1, 3])
})
