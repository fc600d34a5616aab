import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { type Made, makeFreezer } from './freezer'
import { makeReady, type ReadyAnswer } from './ready-answer'

const minute = 60_000
const told: unknown[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(0)
  told.length = 0
  vi.spyOn(log, 'warn').mockImplementation((_, facts) => void told.push(facts))
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const copyOf = (words: string): Promise<ReadyAnswer> => makeReady(Buffer.from(words), 'text/plain', {})
const words = (copy: ReadyAnswer | null) =>
  copy === null ? null : gunzipSync(Buffer.from(copy.gzip.body, 'latin1')).toString()

/** A freezer whose edition is over each minute, and whose copies say how many have been made. */
function openFreezer(fate: () => Made['kind'] = () => 'copy') {
  const asked: string[] = []
  const edition = { at: (now: number) => String(Math.floor(now / minute)), setVersion: () => undefined }
  const freezer = makeFreezer(edition, async spelling => {
    asked.push(spelling)
    const kind = fate()
    if (kind === 'copy') return { kind, copy: await copyOf(`copy ${asked.length}`) }
    return kind === 'absent' ? { kind } : { kind, reason: 'some reason' }
  })
  return {
    asked,
    find: async () => words(await freezer.find('/', 'route')),
    findNow: () => words(freezer.findNow('/')),
  }
}

test('G3 a page is made once for all who ask at the same time, and then kept', async () => {
  const { asked, find, findNow } = openFreezer()
  expect(findNow()).toBeNull()
  expect(await Promise.all([find(), find(), find()])).toEqual(['copy 1', 'copy 1', 'copy 1'])
  expect([findNow(), await find(), asked.length]).toEqual(['copy 1', 'copy 1', 1])
})

test('R11 with the hour of an article the copies made before it are served no more', async () => {
  const { find, findNow } = openFreezer()
  await find()
  vi.setSystemTime(minute)
  expect(findNow()).toBeNull()
  expect(await find()).toBe('copy 2')
})

test('X1 a copy that cannot be made anew is served on, and the making is tried again after five seconds', async () => {
  let kind: Made['kind'] = 'copy'
  const { asked, find, findNow } = openFreezer(() => kind)
  await find()
  kind = 'failed'
  vi.setSystemTime(minute)
  expect([await find(), findNow(), asked.length]).toEqual(['copy 1', 'copy 1', 2])
  expect(told).toEqual([{ path: '/', kind: 'failed', reason: 'some reason' }])
  kind = 'copy'
  vi.setSystemTime(minute + 5_000)
  expect([await find(), asked.length]).toEqual(['copy 3', 3])
})

test('G2 a page that may not be frozen is left to the framework, and the log says why, once an edition', async () => {
  const { asked, find, findNow } = openFreezer(() => 'refused')
  expect([await find(), await find(), findNow(), asked.length]).toEqual([null, null, null, 1])
  expect(told).toEqual([{ path: '/', kind: 'refused', reason: 'some reason' }])
})

test('R11 a page that is not there yet is no fault, and is asked for again with the next edition', async () => {
  let kind: Made['kind'] = 'absent'
  const { find } = openFreezer(() => kind)
  expect([await find(), told]).toEqual([null, []])
  kind = 'copy'
  expect(await find()).toBeNull()
  vi.setSystemTime(minute)
  expect(await find()).toBe('copy 2')
})
