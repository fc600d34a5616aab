import { expect, test } from 'vitest'
import { instant } from '@/lib/domain/time/types'
import { readBusy } from './busy-columns'

test('claims come out of their columns row by row, and none out of no columns', () => {
  const columns = {
    appointments: 'a,b',
    starts: '1000,3000',
    ends: '2000,4000',
    sessionStarts: '1100,3100',
    sessionEnds: '1900,3900',
  }
  const session = (start: number, end: number) => ({ start: instant(start), end: instant(end) })
  expect(readBusy(columns)).toEqual([
    { appointment: 'a', ...session(1000, 2000), session: session(1100, 1900) },
    { appointment: 'b', ...session(3000, 4000), session: session(3100, 3900) },
  ])
  expect(readBusy(null)).toEqual([])
})

test('columns of different length are a fault, not claims without an end', () => {
  const columns = { appointments: 'a,b', starts: '1,2', ends: '3', sessionStarts: '1,2', sessionEnds: '3,4' }
  expect(() => readBusy(columns)).toThrow('differ in length')
})
