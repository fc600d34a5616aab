import { expect, test } from 'vitest'
import { instant } from '../time/types'
import { holdEnd, isHeld, restartHold } from './hold'

const minute = 60_000
const opened = instant(0)
const hold = { opened, heldUntil: holdEnd(opened), restarted: false }

test('B5 a time is held for ten minutes, and not at the last moment of them', () => {
  expect(hold.heldUntil).toBe(10 * minute)
  expect(isHeld(hold.heldUntil, instant(10 * minute - 1))).toBe(true)
  expect(isHeld(hold.heldUntil, instant(10 * minute))).toBe(false)
})

test('B5 sending the details starts the ten minutes over, once', () => {
  expect(restartHold(hold, instant(4 * minute))).toBe(14 * minute)
  expect(
    restartHold({ ...hold, heldUntil: instant(14 * minute), restarted: true }, instant(12 * minute)),
  ).toBe(14 * minute)
})

test('B5 nobody holds a time for more than twenty minutes', () => {
  expect(restartHold(hold, instant(10 * minute - 1))).toBe(20 * minute - 1)
  expect(restartHold({ ...hold, heldUntil: instant(15 * minute) }, instant(14 * minute))).toBe(20 * minute)
})

test('I14 a hold that has ended is not brought back by sending the details', () => {
  expect(restartHold(hold, instant(10 * minute))).toBe(10 * minute)
})
