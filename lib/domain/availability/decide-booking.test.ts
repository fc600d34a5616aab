import { expect, test } from 'vitest'
import { instant, isoInstant } from '../time/types'
import { chooseTherapist } from './choose-therapist'
import { decideBooking } from './decide-booking'
import { at, claim, consultation, everyDay, facts, later, room, therapist } from './testing/facts-for-tests'
import type { BookingRequest } from './types'

const now = at('2026-11-20T00:00:00Z')
const nine = at('2026-12-01T17:00:00Z')
const request = (more: Partial<BookingRequest> = {}): BookingRequest => ({
  service: 'consultation',
  start: nine,
  place: 'video',
  party: 1,
  state: 'OR',
  ...more,
})

test('an offered time is accepted with its session, its claim and, by video, no room', () => {
  const given = facts({ services: [{ ...consultation, bufferBefore: 5, bufferAfter: 15 }] })
  expect(decideBooking(given, request({ therapist: 'ann' }), now)).toEqual({
    ok: true,
    therapist: 'ann',
    place: 'video',
    session: { start: nine, end: later(nine, 50) },
    claim: { start: later(nine, -5), end: later(nine, 65) },
    room: null,
    broken: [],
    shorten: [],
  })
})

test('B6 a time that somebody else claimed is refused as taken, with the six nearest others in time order', () => {
  const given = facts({
    therapists: [
      therapist('ann', { hours: everyDay('09:00', '17:00'), busy: [claim('x', later(nine, 120), 50)] }),
    ],
  })
  const decision = decideBooking(given, request({ start: later(nine, 120) }), now)
  expect(decision).toMatchObject({ ok: false, reason: 'slot-taken' })
  const minutes = decision.ok ? [] : decision.alternatives.map(start => (start - nine) / 60_000)
  expect(minutes).toEqual([50, 60, 70, 170, 180, 190])
})

test('B6 a time taken from a room is refused as taken too', () => {
  const given = facts({
    services: [{ ...consultation, places: ['portland'] }],
    rooms: [room('a', { busy: [claim('x', nine, 50)] })],
  })
  expect(decideBooking(given, request({ place: 'portland' }), now)).toMatchObject({
    ok: false,
    reason: 'slot-taken',
  })
})

test('B6 a time that fills the day of a therapist is taken, and another time of that day is not offered', () => {
  const given = facts({ therapists: [therapist('ann', { maxPerDay: 1, busy: [claim('x', nine, 50)] })] })
  expect(decideBooking(given, request(), now)).toMatchObject({ reason: 'slot-taken' })
  expect(decideBooking(given, request({ start: later(nine, 120) }), now)).toMatchObject({
    reason: 'not-offered',
  })
})

test.each<[string, Partial<BookingRequest>]>([
  ['beside the grid', { start: later(nine, 5) }],
  ['before the hours', { start: later(nine, -10) }],
  ['a millisecond late', { start: instant(nine + 1) }],
  ['in the past', { start: at('2026-11-19T17:00:00Z') }],
  ['beyond the horizon', { start: at('2028-12-01T17:00:00Z') }],
  ['of an unknown service', { service: 'massage' }],
  ['of an unknown therapist', { therapist: 'nobody' }],
  ['in a place where the service is not given', { place: 'portland' }],
])('I6 a start %s is not offered', (_, more) => {
  expect(decideBooking(facts(), request(more), now)).toMatchObject({ ok: false, reason: 'not-offered' })
})

test('I7 a start inside the notice is not offered, and the nearest times after it are named', () => {
  const given = facts({ services: [{ ...consultation, noticeMinutes: 60 }] })
  const decision = decideBooking(given, request(), later(nine, -59))
  expect(decision).toMatchObject({ ok: false, reason: 'not-offered' })
  expect(decision.ok ? '' : decision.alternatives.slice(0, 1).map(isoInstant)).toEqual([
    '2026-12-01T17:10:00Z',
  ])
  expect(decideBooking(given, request(), later(nine, -60))).toMatchObject({ ok: true })
})

test('B10 a state without a licensed therapist, and no state at all, are never booked by video', () => {
  const given = facts({ therapists: [therapist('ann'), therapist('ben', { states: ['OR', 'WA'] })] })
  const refused = { ok: false, reason: 'not-licensed', alternatives: [] }
  expect(decideBooking(given, request({ state: 'CA' }), now)).toEqual(refused)
  expect(decideBooking(given, request({ state: null }), now)).toEqual(refused)
  expect(decideBooking(given, request({ state: 'WA', therapist: 'ann' }), now)).toEqual(refused)
  expect(decideBooking(given, request({ state: 'WA' }), now)).toMatchObject({ ok: true, therapist: 'ben' })
})

test('an office asks for no state and names its first free room, whatever the order of the rooms', () => {
  const given = facts({
    services: [{ ...consultation, places: ['portland', 'video'] }],
    rooms: [room('c'), room('b'), room('a', { busy: [claim('x', nine, 50)] })],
  })
  expect(decideBooking(given, request({ place: 'portland', state: null }), now)).toMatchObject({
    ok: true,
    room: 'b',
  })
  expect(decideBooking(given, request({ place: null, state: null }), now)).toMatchObject({
    ok: true,
    place: 'portland',
  })
})

test('B3 without a therapist the one with the fewest appointments takes it, then the longest without one, then by name', () => {
  const crew = [
    therapist('dee', { upcoming: 1, lastAssigned: at('2026-01-01T00:00:00Z') }),
    therapist('cai', { upcoming: 1, lastAssigned: at('2026-02-01T00:00:00Z') }),
    therapist('bea', { upcoming: 1 }),
    therapist('amy', { upcoming: 2 }),
    therapist('abe', { upcoming: 1 }),
  ]
  const order: string[] = []
  for (let left = crew; left.length > 0; left = left.filter(({ slug }) => slug !== order.at(-1))) {
    order.push(chooseTherapist(left)?.slug ?? 'nobody')
  }
  expect(order).toEqual(['abe', 'bea', 'dee', 'cai', 'amy'])
  expect(decideBooking(facts({ therapists: crew }), request(), now)).toMatchObject({ therapist: 'abe' })
})

test('B3 somebody who lost the race tries the next therapist, and is told the truth when none is left', () => {
  const given = facts({ therapists: [therapist('ann'), therapist('ben')] })
  expect(decideBooking(given, request({ exclude: ['ann'] }), now)).toMatchObject({
    ok: true,
    therapist: 'ben',
  })
  expect(decideBooking(given, request({ exclude: ['ann', 'ben'] }), now)).toMatchObject({
    ok: false,
    reason: 'slot-taken',
  })
})

test('I10 an appointment may be moved over its own old time', () => {
  const given = facts({ therapists: [therapist('ann', { busy: [claim('mine', nine, 50)] })] })
  expect(decideBooking(given, request({ start: later(nine, 30) }), now)).toMatchObject({
    reason: 'slot-taken',
  })
  expect(decideBooking(given, request({ start: later(nine, 30), except: 'mine' }), now)).toMatchObject({
    ok: true,
  })
})

test('I10 an appointment that is moved a little may keep its own room, when that is the only one', () => {
  const busy = [claim('mine', nine, 50)]
  const given = facts({
    services: [{ ...consultation, places: ['portland'] }],
    therapists: [therapist('ann', { busy })],
    rooms: [room('a', { busy })],
  })
  const moved = request({ place: 'portland', start: later(nine, 30) })
  expect(decideBooking(given, { ...moved, except: 'mine' }, now)).toMatchObject({ ok: true, room: 'a' })
})
