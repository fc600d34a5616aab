import { afterEach, expect, test, vi } from 'vitest'
import { makeLine } from './line'
import { isAway } from './transaction'

afterEach(() => {
  vi.useRealTimers()
})

const settle = () => new Promise(resolve => setImmediate(resolve))

/** A line in which works end when they are told to, with the order in which they began. */
function works(places: number) {
  const inLine = makeLine<{ thing: string }, string>(places, 8_000)
  const begun: number[] = []
  const ends = new Map<number, () => void>()
  const come = (name: number, thing = `thing ${name}`) =>
    inLine({ thing }, async () => {
      begun.push(name)
      await new Promise<void>(resolve => ends.set(name, resolve))
      return () => name
    })
  const end = async (name: number) => {
    ends.get(name)?.()
    await settle()
  }
  return { inLine, begun, come, end }
}

test('so many run at a time as there are places, and the others begin in the order in which they came', async () => {
  const { begun, come, end } = works(2)
  const all = [1, 2, 3, 4].map(name => come(name))
  await end(0)
  expect(begun).toEqual([1, 2])
  await end(2)
  expect(begun).toEqual([1, 2, 3])
  for (const name of [1, 3, 4]) await end(name)
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
})

test('two who want the same thing run one after the other, and whoever wants another does not wait for them', async () => {
  const { begun, come, end } = works(2)
  const all = [come(1, 'maren'), come(2, 'maren'), come(3, 'theo')]
  await end(0)
  expect(begun).toEqual([1, 3])
  await end(1)
  expect(begun).toEqual([1, 3, 2])
  for (const name of [2, 3]) await end(name)
  expect(await Promise.all(all)).toEqual([1, 2, 3])
})

test('a work that throws gives its place on', async () => {
  const { inLine } = works(1)
  const failed = inLine({ thing: 'maren' }, () => Promise.reject(new Error('no')))
  const second = inLine({ thing: 'maren' }, async () => () => 'done')
  await expect(failed).rejects.toThrow('no')
  expect(await second).toBe('done')
})

test('what is left to do is done when the place has been given on', async () => {
  const { inLine } = works(1)
  const later = Promise.withResolvers<string>()
  const first = inLine({ thing: 'maren' }, async () => () => later.promise)
  expect(await inLine({ thing: 'maren' }, async () => () => 'second')).toBe('second')
  later.resolve('first')
  expect(await first).toBe('first')
})

test('what one sees is handed to those who waited for the same when the look began, and to nobody else', async () => {
  const { inLine } = works(1)
  const [looking, shown] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()]
  const told: { thing: string }[] = []
  const seenBy = (thing: string) =>
    inLine(
      { thing },
      async ({ seen }) =>
        () =>
          seen,
    )
  const first = inLine({ thing: 'maren' }, async turn => {
    await looking.promise
    const { wishes, show } = turn.behind()
    told.push(...wishes)
    show(await shown.promise)
    return () => turn.seen
  })
  const [early, other] = [seenBy('maren'), seenBy('theo')]
  looking.resolve()
  await settle()
  const late = seenBy('maren')
  shown.resolve('taken')
  expect(await Promise.all([first, early, other, late])).toEqual([null, 'taken', null, null])
  expect(told).toEqual([{ thing: 'maren' }])
})

test('X6 whoever has waited in line too long is told that the database is away, and those behind still have their turn', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { begun, come, end } = works(1)
  const first = come(1)
  const second = come(2).catch(isAway)
  vi.advanceTimersByTime(7_999)
  const third = come(3)
  vi.advanceTimersByTime(1)
  expect(await second).toBe(true)
  await end(1)
  await end(3)
  expect(await Promise.all([first, third])).toEqual([1, 3])
  expect(begun).toEqual([1, 3])
})
