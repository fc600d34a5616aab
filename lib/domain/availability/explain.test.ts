import { expect, test } from 'vitest'
import { type Instant, instant } from '../time/types'
import { instantToWall, wallToInstant } from '../time/wall-clock'
import { explain } from './explain'
import { explainWords } from './explain-words'
import type { Explanation, StartQuestion } from './explanation'
import {
  at,
  claim,
  consultation,
  date,
  everyDay,
  facts,
  hours,
  later,
  room,
  therapist,
  wall,
  zone,
} from './testing/facts-for-tests'
import type { DateOverride, Facts, ServiceFacts, TherapistFacts } from './types'

const now = at('2026-11-20T00:00:00Z')
const pacific = zone('America/Los_Angeles')

/** A moment on Tuesday, December 1, by the clock in Portland. */
function on(clock: string, day = '2026-12-01'): Instant {
  const moment = wallToInstant(date(day), wall(clock), pacific)
  if (moment === null) throw new Error(`the test itself is wrong: ${day} ${clock}`)
  return moment
}

const alone = (
  more: Partial<TherapistFacts> = {},
  service: Partial<ServiceFacts> = {},
  rest: Partial<Facts> = {},
) => facts({ therapists: [therapist('ann', more)], services: [{ ...consultation, ...service }], ...rest })

const question: StartQuestion = {
  service: 'consultation',
  therapist: 'ann',
  place: 'video',
  party: 1,
  state: 'OR',
}
const ask = (given: Facts, start: Instant, more: Partial<StartQuestion> = {}, moment = now): Explanation =>
  explain(given, { ...question, ...more }, start, moment)
const say = (given: Facts, start: Instant, more: Partial<StartQuestion> = {}, moment = now): string =>
  explainWords(ask(given, start, more, moment), given.zone)

const override = (kind: 'open' | 'closed', from: string, until: string): DateOverride => ({
  date: date('2026-12-01'),
  from: wall(from),
  until: wall(until),
  kind,
  services: null,
  places: null,
})

test('A9 a time in the list is called offered', () => {
  expect(ask(alone(), on('09:00'))).toEqual({ rule: 'offered' })
  expect(say(alone(), on('09:00'))).toBe('This time is offered.')
})

test('A9 a buffer is named with the session it belongs to, and with the first time that is free of it', () => {
  const service = { bufferBefore: 10, bufferAfter: 20 }
  const given = alone({ busy: [claim('x', on('14:10'), 50, 10, 20)] }, service)
  const after = { rule: 'buffer', appointment: 'x', after: on('15:00'), free: on('15:30') }
  const before = { rule: 'buffer', appointment: 'x', before: on('14:10'), free: on('12:50') }
  expect(ask(given, on('15:00'))).toEqual(after)
  expect(ask(given, on('15:20'))).toEqual(after)
  expect(say(given, on('15:00'))).toBe('Buffer after 3:00 pm: the next session can start at 3:30 pm.')
  expect(ask(given, on('15:30'))).toEqual({ rule: 'offered' })
  expect(ask(given, on('13:20'))).toEqual(before)
  expect(ask(given, on('13:00'))).toEqual(before)
  expect(say(given, on('13:00'))).toBe('Buffer before 2:10 pm: a session has to start by 12:50 pm.')
  expect(ask(given, on('12:50'))).toEqual({ rule: 'offered' })
})

test('A9 a session in the way is named before a buffer in the way, and neither when it is the one being moved', () => {
  const busy = [claim('early', on('12:00'), 50, 0, 60), claim('late', on('13:40'), 50)]
  const given = alone({ busy })
  expect(ask(given, on('13:00'))).toMatchObject({ rule: 'claim', appointment: 'late' })
  expect(say(given, on('13:00'))).toBe('Already booked: a session from 1:40 pm to 2:30 pm.')
  expect(ask(given, on('13:00'), { except: 'late' })).toMatchObject({ rule: 'buffer', after: on('12:50') })
  expect(ask(alone({ busy: busy.slice(1) }), on('13:00'), { except: 'late' })).toEqual({ rule: 'offered' })
})

test('A9 of two claims at one time the same one is named, however they were read', () => {
  const busy = [claim('b', on('12:00'), 50), claim('a', on('12:00'), 50)]
  expect(ask(alone({ busy }), on('12:00'))).toMatchObject({ appointment: 'a' })
  expect(ask(alone({ busy: busy.toReversed() }), on('12:00'))).toMatchObject({ appointment: 'a' })
})

test('A9 outside the hours the hours of that day are said, and a day without any says so', () => {
  const given = alone({ hours: [hours(2, '09:00', '12:00'), hours(2, '13:00', '17:00')] })
  const expected = 'Outside the hours of this day: 9:00 am to 12:00 pm and 1:00 pm to 5:00 pm.'
  expect(say(given, on('08:50'))).toBe(expected)
  expect(say(given, on('12:00'))).toBe(expected)
  expect(say(given, on('17:00'))).toBe(expected)
  expect(ask(given, on('09:00', '2026-12-02'))).toEqual({ rule: 'hours', open: [] })
  expect(say(given, on('09:00', '2026-12-02'))).toBe('No hours on this day.')
})

test('A9 a session that would run past the end of the hours says both ends', () => {
  const words = 'The session would last until 5:10 pm, and the hours end at 5:00 pm.'
  expect(ask(alone(), on('16:10'))).toEqual({ rule: 'offered' })
  expect(say(alone(), on('16:20'))).toBe(words)
})

test('A9 a session that runs into a night without hours says where the next day’s hours end', () => {
  const given = alone({ hours: [hours(2, '22:00', '24:00'), hours(3, '00:00', '00:30')] })
  expect(ask(given, on('23:40'))).toEqual({ rule: 'offered' })
  expect(say(given, on('23:50'))).toBe(
    'The session would last until 12:40 am, and the hours end at 12:30 am.',
  )
})

test('A9 a break is named only where it cuts hours that no opened date gives back', () => {
  const week = [...everyDay('09:00', '17:00'), ...everyDay('12:00', '13:00', { closed: true })]
  expect(say(alone({ hours: week }), on('12:30'))).toBe('Break: 12:00 pm to 1:00 pm.')
  expect(say(alone({ hours: week }), on('11:20'))).toBe('Break: 12:00 pm to 1:00 pm.')
  const evening = [...everyDay('09:00', '17:00'), ...everyDay('18:00', '20:00', { closed: true })]
  expect(ask(alone({ hours: evening }), on('18:30'))).toMatchObject({ rule: 'hours' })
  const opened = { hours: week, overrides: [override('open', '12:00', '13:00')] }
  expect(ask(alone(opened), on('12:30'))).toEqual({ rule: 'offered' })
})

test('A9 what is closed for one date is named with its time', () => {
  const given = alone({ overrides: [override('closed', '14:00', '24:00')] })
  expect(say(given, on('14:30'))).toBe('Hours closed for this date: 2:00 pm to 5:00 pm.')
  expect(ask(given, on('14:30', '2026-12-02'))).toEqual({ rule: 'offered' })
})

test('A9 a start beside the grid is told the nearest ones', () => {
  const given = alone({}, { gridMinutes: 30 })
  const words = 'Sessions start in steps of 30 minutes, and this is not one of them. Nearest: '
  expect(say(given, on('09:10'))).toBe(`${words}9:00 am and 9:30 am.`)
  expect(ask(given, instant(on('09:00') + 1))).toMatchObject({ earlier: on('09:00'), later: on('09:30') })
  expect(say(given, on('16:05'))).toBe(`${words}4:00 pm.`)
})

test('A9 closures and leave are named with their days where they last longer than one', () => {
  const away = { start: on('00:00', '2026-11-30'), end: on('00:00', '2026-12-05') }
  const span = 'Monday, November 30, 12:00 am to Saturday, December 5, 12:00 am.'
  expect(say(alone({ leave: [away] }), on('09:00'))).toBe(`On leave: ${span}`)
  expect(say(alone({ leave: [away] }, {}, { closures: [away] }), on('09:00'))).toBe(
    `The practice is closed: ${span}`,
  )
})

test('A9 notice and horizon are said by the moment at which they end', () => {
  const given = alone({}, { noticeMinutes: 60, horizonDays: 2 })
  const tell = (moment: Instant) => say(given, on('09:00'), {}, moment)
  expect(tell(on('08:10'))).toBe('Too soon: the earliest start is Tuesday, December 1, 9:10 am.')
  expect(tell(on('08:00'))).toBe('This time is offered.')
  expect(tell(on('09:10'))).toBe('This time is past.')
  expect(tell(on('09:00', '2026-11-29'))).toBe(
    'Too far ahead: bookings are open until Tuesday, December 1, 9:00 am.',
  )
})

test('A9 a full day and a full week say how many are taken at most', () => {
  const busy = [claim('x', on('09:00'), 50)]
  expect(say(alone({ busy, maxPerDay: 1 }), on('12:00'))).toBe(
    'December 1, 2026 is full: 1 session a day at most.',
  )
  expect(ask(alone({ busy, maxPerDay: 1 }), on('12:00', '2026-12-02'))).toEqual({ rule: 'offered' })
  const two = [...busy, claim('y', on('09:00', '2026-12-03'), 50)]
  expect(say(alone({ busy: two, maxPerWeek: 2 }), on('12:00', '2026-12-06'))).toBe(
    'The week of November 30, 2026 is full: 2 sessions a week at most.',
  )
  expect(say(alone({ maxPerDay: 0 }), on('12:00'))).toBe('No sessions are taken: the most for a day is 0.')
})

test('A9 an office says which of its rooms are taken, and when it has none', () => {
  const office = { place: 'portland' }
  const given = (rooms: Facts['rooms']) => alone({}, { places: ['video', 'portland'] }, { rooms })
  const a = room('a', { busy: [claim('x', on('09:00'), 50, 0, 10)] })
  const b = room('b', { busy: [claim('y', on('09:30'), 50)] })
  expect(ask(given([a, b]), on('09:00'), office)).toEqual({
    rule: 'rooms',
    place: 'portland',
    taken: [
      {
        room: 'a',
        appointment: 'x',
        session: { start: on('09:00'), end: on('09:50') },
        claim: { start: on('09:00'), end: on('10:00') },
      },
      {
        room: 'b',
        appointment: 'y',
        session: { start: on('09:30'), end: on('10:20') },
        claim: { start: on('09:30'), end: on('10:20') },
      },
    ],
  })
  expect(say(given([a, b]), on('09:00'), office)).toBe(
    'All 2 rooms are in use or needed for a buffer: 9:00 am to 10:00 am and 9:30 am to 10:20 am.',
  )
  expect(say(given([a]), on('09:50'), office)).toBe(
    'The only room is in use or needed for a buffer: 9:00 am to 10:00 am.',
  )
  expect(ask(given([a, b]), on('09:00'))).toEqual({ rule: 'offered' })
  expect(ask(given([a, b]), on('10:20'), office)).toEqual({ rule: 'offered' })
  const elsewhere = [room('c', { place: 'salem' }), room('d', { services: ['couple-session'] })]
  expect(say(given(elsewhere), on('09:00'), office)).toBe('This office has no room for this service.')
})

test.each<[string, Partial<StartQuestion>]>([
  ['The practice has no such service.', { service: 'massage' }],
  ['This therapist does not offer this service.', { therapist: 'nobody' }],
  ['This service is not for two people.', { party: 2 }],
  ['This service is not offered in this place.', { place: 'portland' }],
  ['Not licensed to see clients in WA by video.', { state: 'WA' }],
])('A9 a question that no time could answer is told: %s', (words, more) => {
  expect(say(alone({}, { parties: [1] }), on('09:00'), more)).toBe(words)
  expect(ask(alone({}, { parties: [1] }), on('09:00'), { state: null })).toEqual({ rule: 'offered' })
})

test('A9 an hour that comes twice is offered the first time, and the second time says so', () => {
  const given = alone({ hours: everyDay('00:00', '04:00') }, { minutes: 30, gridMinutes: 30 })
  const first = at('2026-11-01T08:30:00Z')
  const second = later(first, 60)
  expect(instantToWall(second, pacific)).toEqual(instantToWall(first, pacific))
  const early = at('2026-10-20T00:00:00Z')
  expect(ask(given, first, {}, early)).toEqual({ rule: 'offered' })
  expect(ask(given, second, {}, early)).toEqual({ rule: 'second-showing', first })
  expect(say(given, second, {}, early)).toBe(
    'The practice’s clocks go back and show this time twice: only its first showing, at 1:30 am, is offered.',
  )
})

test('A9 words follow the clocks of whoever reads them', () => {
  const given = alone({ busy: [claim('x', on('14:10'), 50, 0, 10)] })
  expect(explainWords(ask(given, on('15:00')), zone('Asia/Kathmandu'))).toBe(
    'Buffer after 4:45 am: the next session can start at 4:55 am.',
  )
})

test('A9 a service without a grid is a mistake in the facts, not a reason', () => {
  expect(() => ask(alone({}, { gridMinutes: 0 }), on('09:00'))).toThrow(RangeError)
})
