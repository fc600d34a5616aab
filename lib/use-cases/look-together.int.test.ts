import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as choices from '@/lib/data/write/choices'
import type { RepeatKey } from '@/lib/data/write/idempotency'
import { listStarts } from '@/scripts/testing/booked'
import { expectSoundBook } from '@/scripts/testing/invariants'
import { browser, openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { holdTime } from './hold-time'

// Many at once want a time of one therapist that is taken: whoever waits is told by what the one in front saw.
vi.mock('@/lib/data/write/choices', { spy: true })

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())
afterEach(expectSoundBook)

const therapist = 'maren-okafor'
type Who = Omit<ReturnType<typeof browser>, 'repeat'> & { repeat: RepeatKey | null }

async function takeOne() {
  const [start] = await listStarts(therapist)
  if (start === undefined) throw new Error('nothing is open')
  const asked = { service: 'consultation', start, therapist, place: null, party: 1, state: 'OR' } as const
  const want = (who: Who) => holdTime({ ...asked, viewerZone: null }, who)
  const owner = browser()
  expect(await want(owner)).toMatchObject({ ok: true })
  const looks = vi.mocked(choices.beginChoice).mockClear()
  return { want, owner, looks }
}

test('B6 many who come at once for a time that is taken are all refused with other times, and few of them look for themselves', async () => {
  const { want, looks } = await takeOne()
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => want(browser())))
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ ok: false, reason: 'slot-taken' })
    expect('alternatives' in outcome && outcome.alternatives).toHaveLength(6)
  }
  expect(looks.mock.calls.length).toBeLessThan(4)
})

test('B5 whoever is in a crowd and holds the wanted time already is not refused because of it', async () => {
  const { want, owner } = await takeOne()
  const outcomes = await Promise.all([browser(), browser(), owner, browser()].map(want))
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, true, false])
})

test('B11 a choice that is refused by what somebody else saw counts as any other', async () => {
  const { want } = await takeOne()
  const { network } = browser()
  const outcomes = await Promise.all(Array.from({ length: 14 }, () => want({ ...browser(), network })))
  const reasons = outcomes.map(outcome => !outcome.ok && outcome.reason)
  expect(reasons.filter(reason => reason === 'slot-taken')).toHaveLength(10)
  expect(reasons.filter(reason => reason === 'too-many')).toHaveLength(4)
})

test('I16 a choice that is refused by what somebody else saw is answered alike when it is repeated', async () => {
  const { want } = await takeOne()
  const who = browser()
  const repeat = { principal: who.browserHash, key: randomUUID(), address: '/book/hold', contentHash: 'a' }
  const [, , refused] = await Promise.all([want(browser()), want(browser()), want({ ...who, repeat })])
  expect(refused).toMatchObject({ ok: false, reason: 'slot-taken' })
  expect(await want({ ...who, repeat })).toEqual(refused)
  expect(await want({ ...who, repeat: { ...repeat, contentHash: 'b' } })).toMatchObject({
    reason: 'other-content',
  })
})
