import { expect, test } from 'vitest'
import { type Entry, emptyBook } from './book'
import { judgeAgain } from './history'
import type { Moment } from './legal'
import { base, type Given, minute } from './plan'
import { proveHistories } from './prove-histories'

test('I1 I2 I3 I9 I11 I12 I13 I14 I15 I16 I17 I28 200 histories of callers who act at once, with crashes and repeats, are each as if one had come after the other, and leave no promise broken', async () => {
  const { broken, played, answers } = await proveHistories(200, 20_310_303)
  expect(broken).toBeNull()
  expect(played).toBe(200)
  // Histories in which nothing came about would prove nothing.
  const needed = [
    'proof confirmed',
    'proof requested',
    'proof refused',
    'move moved',
    'cancel cancelled',
    'decide decided',
    'undo undone',
  ]
  for (const one of [...needed, 'hold no', 'details ended', 'leave changed', 'hours changed', 'caps changed'])
    expect(answers, one).toHaveProperty([one])
}, 180_000)

const wanted = {
  kind: 'hold',
  therapist: 'maren-okafor',
  service: 'consultation',
  start: { day: 0, half: 0, beside: 0 },
} as const
const unseen = { repeat: 'no', seen: null, leave: null, contended: false } as const
const hold = (browser: number): Given => ({ ...wanted, browser, ...unseen })
const moment = (...answers: string[]): Moment => ({
  now: base,
  callers: answers.map((answer, browser) => [{ given: hold(browser), answer }]),
})
const held = (browser: number): Entry => ({
  ...{
    id: `entry-${browser}`,
    browser,
    person: null,
    service: 'consultation',
    therapist: 'maren-okafor',
    version: 1,
  },
  ...{
    start: Date.UTC(2031, 2, 4, 17),
    state: 'held',
    opened: base,
    heldUntil: base + 10 * minute,
    restarted: false,
    decision: null,
  },
})
const seen = (...entries: Entry[]) => ({ now: base, book: { ...emptyBook, entries } })
const got = 'held maren-okafor'

test('B6 the judge of histories lets one of two have a time, whichever it was, and the tables must say the same', () => {
  expect(judgeAgain([{ moment: moment(got, 'no'), seen: seen(held(0)) }])).toBeNull()
  expect(judgeAgain([{ moment: moment('no', got), seen: seen(held(1)) }])).toBeNull()
  expect(judgeAgain([{ moment: moment(got, 'no'), seen: seen(held(1)) }])).toContain('the tables hold')
  expect(judgeAgain([{ moment: moment(got, 'no'), seen: seen() }])).toContain('the tables hold')
})

test('B6 the judge of histories refuses two who both have a time, and two of whom nobody has it', () => {
  expect(judgeAgain([{ moment: moment(got, got), seen: seen(held(0), held(1)) }])).toContain('no order')
  expect(judgeAgain([{ moment: moment('no', 'no'), seen: seen() }])).toContain('no order')
  expect(judgeAgain([{ moment: moment('fault: a deadlock'), seen: seen() }])).toContain('no order')
})

test('X4 of an answer that was lost the judge takes what the tables hold, once', () => {
  expect(judgeAgain([{ moment: moment('lost'), seen: seen(held(0)) }])).toBeNull()
  expect(judgeAgain([{ moment: moment('lost'), seen: seen() }])).toBeNull()
  expect(judgeAgain([{ moment: moment('lost', 'no'), seen: seen(held(0)) }])).toBeNull()
  expect(judgeAgain([{ moment: moment('lost', 'no'), seen: seen() }])).toContain('the tables hold')
})

test('I14 the judge of histories goes on from what the last moment left behind', () => {
  const first = { moment: moment(got), seen: seen(held(0)) }
  const again = (later: number, answer: string, ...entries: Entry[]) => ({
    moment: { now: base + later * minute, callers: [[{ given: hold(1), answer }]] },
    seen: { now: base + later * minute, book: { ...emptyBook, entries } },
  })
  expect(judgeAgain([first, again(9, 'no', held(0))])).toBeNull()
  expect(judgeAgain([first, again(9, got, held(0), held(1))])).toContain('moment 2: no order')
  const late = { ...held(1), opened: base + 11 * minute, heldUntil: base + 21 * minute }
  expect(judgeAgain([first, again(11, got, held(0), late)])).toBeNull()
})
