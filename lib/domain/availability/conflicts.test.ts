import { expect, test } from 'vitest'
import { findHoursFault } from './check-hours'
import { listConflicts, type Placed } from './conflicts'
import {
  at,
  consultation,
  date,
  everyDay,
  facts,
  hours,
  later,
  room,
  therapist,
  wall,
} from './testing/facts-for-tests'
import type { TherapistFacts } from './types'

const start = at('2026-12-07T18:00:00Z') // a Monday, 10:00 in Los Angeles
const placed: Placed = {
  therapistId: 'id-of-ann',
  service: 'consultation',
  place: 'video',
  room: null,
  session: { start, end: later(start, 50) },
}
const withAnn = (more: Partial<TherapistFacts>) => facts({ therapists: [therapist('ann', more)] })

test('A2 an appointment within the hours has nothing against it, also when they begin at another minute now', () => {
  expect(listConflicts(facts(), placed)).toEqual([])
  expect(listConflicts(withAnn({ hours: everyDay('09:57', '10:50') }), placed)).toEqual([])
})

test.each<[string, Partial<TherapistFacts>, string[]]>([
  ['hours that end a minute too soon', { hours: everyDay('09:00', '10:49') }, ['hours']],
  [
    'a break inside it',
    { hours: [...everyDay('09:00', '17:00'), hours(1, '10:20', '10:30', { closed: true })] },
    ['hours'],
  ],
  ['hours for another place', { hours: everyDay('09:00', '17:00', { places: ['portland'] }) }, ['hours']],
  [
    'hours whose last day is over',
    { hours: everyDay('09:00', '17:00', { validUntil: date('2026-12-06') }) },
    ['hours'],
  ],
  [
    'a date that is closed',
    {
      overrides: [
        {
          date: date('2026-12-07'),
          from: wall('00:00'),
          until: wall('24:00'),
          kind: 'closed',
          services: null,
          places: null,
        },
      ],
    },
    ['hours'],
  ],
  ['leave over its last minute', { leave: [{ start: later(start, 49), end: later(start, 500) }] }, ['leave']],
  ['leave from its end on', { leave: [{ start: later(start, 50), end: later(start, 500) }] }, []],
])('A2 what stands against an appointment: %s', (_, more, expected) => {
  expect(listConflicts(withAnn(more), placed)).toEqual(expected)
})

test('A2 a closure of the practice and a room out of use stand against an appointment', () => {
  const closures = [{ start, end: later(start, 1) }]
  expect(listConflicts(facts({ closures }), placed)).toEqual(['closure'])
  const inRoom = { ...placed, room: 'river' }
  expect(listConflicts(facts({ rooms: [room('river')] }), inRoom)).toEqual([])
  expect(listConflicts(facts({ rooms: [room('garden')] }), inRoom)).toEqual(['room'])
})

test('A2 hours that run through midnight hold a session that does', () => {
  const night = later(at('2026-12-08T08:00:00Z'), -25) // 23:35 in Los Angeles
  const over = { ...placed, session: { start: night, end: later(night, 50) } }
  expect(listConflicts(withAnn({ hours: everyDay('00:00', '24:00') }), over)).toEqual([])
  expect(listConflicts(withAnn({ hours: everyDay('12:00', '24:00') }), over)).toEqual(['hours'])
})

test('A2 hours begin before they end, on dates in order, for services and places there are', () => {
  const services = [consultation]
  const fault = (rule: ReturnType<typeof hours>) =>
    findHoursFault([hours(1, '09:00', '24:00'), rule], services)
  expect(fault(hours(2, '09:00', '09:01'))).toBeNull()
  expect(fault(hours(2, '09:00', '09:00'))).toBe('from-after-until')
  expect(fault(hours(2, '24:00', '24:00'))).toBe('from-after-until')
  const dates = { validFrom: date('2026-12-08'), validUntil: date('2026-12-07') }
  expect(fault(hours(2, '09:00', '10:00', dates))).toBe('from-after-until')
  expect(fault(hours(2, '09:00', '10:00', { services: ['massage'] }))).toBe('unknown-service')
  expect(fault(hours(2, '09:00', '10:00', { places: ['moon'] }))).toBe('unknown-place')
})
