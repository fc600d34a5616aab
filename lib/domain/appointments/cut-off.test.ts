import { expect, test } from 'vitest'
import { instant } from '../time/types'
import { canCancel } from './cut-off'
import type { AppointmentState } from './state'

const start = 1_000_000 * 60_000
const minute = 60_000
const decide = (state: AppointmentState, now: number, cutOff = 1440) =>
  canCancel({ state, start: instant(start), end: instant(start + 20 * minute) }, cutOff, instant(now))

const ended = { ok: false, reason: 'ended' }
const tooLate = { ok: false, reason: 'too-late' }

test('a client cancels until the cut-off, its very moment included', () => {
  expect(decide('confirmed', start - 1441 * minute)).toEqual({ ok: true })
  expect(decide('confirmed', start - 1440 * minute)).toEqual({ ok: true })
  expect(decide('confirmed', start - 1440 * minute + 1)).toEqual(tooLate)
})

test('during the session it is too late, and once it is over it has ended', () => {
  expect(decide('confirmed', start + 20 * minute - 1)).toEqual(tooLate)
  expect(decide('confirmed', start + 20 * minute)).toEqual(ended)
})

test('without a cut-off a client cancels until the session begins', () => {
  expect(decide('confirmed', start - 1, 0)).toEqual({ ok: true })
  expect(decide('confirmed', start, 0)).toEqual(tooLate)
})

test('I12 what is cancelled, over or never happened has ended, however far ahead it lies', () => {
  for (const state of [
    'cancelled',
    'expired',
    'declined',
    'attended',
    'no-show',
    'late-cancel',
    'held',
  ] as const) {
    expect(decide(state, 0)).toEqual(ended)
  }
  for (const state of ['awaiting-partner', 'requested'] as const)
    expect(decide(state, 0)).toEqual({ ok: true })
})
