import { expect, test } from 'vitest'
import {
  type AppointmentEvent,
  type AppointmentShape,
  type AppointmentState,
  holdsClaims,
  isOpen,
  mayCause,
  nextState,
  transitions,
} from './state'

const alone: AppointmentShape = { party: 1, instant: true }
const states: AppointmentState[] = [
  'held',
  'awaiting-partner',
  'requested',
  'confirmed',
  'expired',
  'declined',
  'cancelled',
  'attended',
  'no-show',
  'late-cancel',
]
const events = [...new Set(transitions.map(({ event }) => event))]
const shapes: AppointmentShape[] = [
  { party: 1, instant: true },
  { party: 1, instant: false },
  { party: 2, instant: true },
  { party: 2, instant: false },
]

test('I13 a proof takes a hold exactly as far as its service goes without anybody else', () => {
  expect(shapes.map(shape => nextState('held', 'prove', shape))).toEqual([
    'confirmed',
    'requested',
    'awaiting-partner',
    'awaiting-partner',
  ])
  expect(nextState('awaiting-partner', 'keys-complete', { party: 2, instant: true })).toBe('confirmed')
  expect(nextState('awaiting-partner', 'keys-complete', { party: 2, instant: false })).toBe('requested')
})

test.each<[AppointmentState, AppointmentEvent, AppointmentState | null]>([
  ['held', 'expire', 'expired'],
  ['held', 'release', 'expired'],
  ['held', 'cancel', null],
  ['held', 'approve', null],
  ['held', 'move', null],
  ['held', 'book', 'confirmed'],
  ['requested', 'book', null],
  ['requested', 'move', 'requested'],
  ['confirmed', 'move', 'confirmed'],
  ['cancelled', 'move', null],
  ['awaiting-partner', 'expire', 'expired'],
  ['requested', 'approve', 'confirmed'],
  ['requested', 'decline', 'declined'],
  ['requested', 'expire', 'expired'],
  ['requested', 'prove', null],
  ['confirmed', 'cancel', 'cancelled'],
  ['confirmed', 'attend', 'attended'],
  ['confirmed', 'miss', 'no-show'],
  ['confirmed', 'cancel-late', 'late-cancel'],
  ['confirmed', 'expire', null],
  ['confirmed', 'prove', null],
  ['confirmed', 'withdraw', null],
  ['expired', 'prove', null],
  ['cancelled', 'cancel', null],
])('I13 for one person, %s and %s lead to %s', (from, event, to) => {
  expect(nextState(from, event, alone)).toBe(to)
})

test('I12 nothing leads out of an ended state, by any event, for anybody', () => {
  for (const state of states.filter(one => !isOpen(one))) {
    for (const event of events) for (const shape of shapes) expect(nextState(state, event, shape)).toBeNull()
  }
})

test('I13 no event has two answers', () => {
  for (const { from, event } of transitions) {
    for (const shape of shapes) {
      const fitting = transitions.filter(
        one =>
          one.from === from &&
          one.event === event &&
          [undefined, shape.party].includes(one.when?.party) &&
          [undefined, shape.instant].includes(one.when?.instant),
      )
      expect(fitting.length).toBeLessThanOrEqual(1)
    }
  }
})

test('either of two may withdraw, which asks the practice again and keeps the time', () => {
  const couple: AppointmentShape = { party: 2, instant: false }
  const next = nextState('confirmed', 'withdraw', couple)
  expect(next).toBe('requested')
  expect(next && holdsClaims(next)).toBe(true)
  expect(mayCause('partner', 'confirmed', 'withdraw', couple)).toBe(true)
})

test('I13 only those named in the table move an appointment on', () => {
  expect(mayCause('client', 'confirmed', 'cancel', alone)).toBe(true)
  expect(mayCause('practice', 'confirmed', 'cancel', alone)).toBe(true)
  expect(mayCause('client', 'requested', 'approve', alone)).toBe(false)
  expect(mayCause('client', 'held', 'book', alone)).toBe(false)
  expect(mayCause('client', 'confirmed', 'move', alone)).toBe(true)
  expect(mayCause('partner', 'held', 'prove', alone)).toBe(false)
  expect(mayCause('client', 'held', 'expire', alone)).toBe(false)
  expect(mayCause('clock', 'confirmed', 'cancel', alone)).toBe(false)
  expect(mayCause('staff', 'cancelled', 'cancel', alone)).toBe(false)
})

test('exactly held, awaiting-partner, requested and confirmed are open and hold claims', () => {
  expect(states.filter(isOpen)).toEqual(['held', 'awaiting-partner', 'requested', 'confirmed'])
  expect(states.filter(holdsClaims)).toEqual(states.filter(isOpen))
})
