import { expect, test } from 'vitest'
import { decideBooking } from './decide-booking'
import { explain } from './explain'
import { openSlots } from './open-slots'
import {
  at,
  claim,
  consultation,
  everyDay,
  facts,
  hours,
  later,
  query,
  room,
  therapist,
} from './testing/facts-for-tests'
import { type BookingRequest, type PublicLimit, publicLimits } from './types'

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
const buffered = { ...consultation, bufferBefore: 10, bufferAfter: 20 }
const office = { ...buffered, places: ['portland'] }
const refused = { ok: false, reason: 'not-offered' }

test.each<[PublicLimit, Partial<BookingRequest>, typeof now]>([
  ['notice', {}, later(nine, -10)],
  ['horizon', {}, later(nine, -60 * 24 * 1440)],
  ['hours', { start: later(nine, -2 * 60) }, now],
  ['caps', { start: later(nine, 60) }, now],
  ['buffers', { start: later(nine, 4 * 60 + 50) }, now],
])(
  'A6 a time that %s alone forbids is booked when staff set that aside, and the answer says so',
  (limit, more, moment) => {
    const service = { ...buffered, noticeMinutes: 60, horizonDays: 30 }
    const held = [claim('x', later(nine, 4 * 60), 50, 10, 20)]
    const ann = therapist('ann', { busy: held, maxPerDay: limit === 'caps' ? 1 : 2 })
    const given = facts({ services: [service], therapists: [ann] })
    expect(decideBooking(given, request(more), moment)).toMatchObject({ ok: false })
    const others = publicLimits.filter(other => other !== limit)
    expect(decideBooking(given, request({ ...more, waive: others }), moment)).toMatchObject({ ok: false })
    const decision = decideBooking(given, request({ ...more, waive: publicLimits }), moment)
    expect(decision).toMatchObject({ ok: true, broken: [limit] })
    expect(decideBooking(given, request({ ...more, waive: [limit] }), moment)).toEqual(decision)
  },
)

test('A6 limits that are waived and not broken leave no trace on the booking', () => {
  const given = facts({ services: [buffered] })
  expect(decideBooking(given, request({ waive: publicLimits }), now)).toEqual(
    decideBooking(given, request(), now),
  )
})

test('A6 leave, closures and the steps of the grid are set aside together with the hours', () => {
  const away = { start: later(nine, -600), end: later(nine, 600) }
  for (const given of [
    facts({ therapists: [therapist('ann', { leave: [away] })] }),
    facts({ closures: [away] }),
  ]) {
    expect(
      decideBooking(given, request({ waive: ['notice', 'horizon', 'caps', 'buffers'] }), now),
    ).toMatchObject(refused)
    expect(decideBooking(given, request({ waive: ['hours'] }), now)).toMatchObject({
      ok: true,
      broken: ['hours'],
    })
  }
  const between = request({ start: later(nine, 7), waive: ['hours'] })
  expect(decideBooking(facts(), between, now)).toMatchObject({ ok: true, broken: ['hours'] })
  expect(decideBooking(facts(), { ...between, start: at('2026-12-01T17:00:30Z') }, now)).toMatchObject(
    refused,
  )
})

test('A6 with hours set aside the list keeps its own steps and adds those of the day', () => {
  const given = facts({
    services: [{ ...consultation, gridMinutes: 60 }],
    therapists: [therapist('ann', { hours: [hours(2, '09:20', '11:30')] })],
  })
  const asked = query(later(nine, -60), later(nine, 150), { waive: ['hours'] })
  const minutes = openSlots(given, asked, now).map(({ start }) => (start - nine) / 60_000)
  expect(minutes).toEqual([-60, 0, 20, 60, 80, 120])
})

test('A6 nothing lets a booking start in the past, nor at the second showing of an hour', () => {
  const waive = publicLimits
  expect(decideBooking(facts(), request({ waive }), later(nine, 1))).toMatchObject(refused)
  expect(decideBooking(facts(), request({ waive }), nine)).toMatchObject({ ok: true })
  const asked = {
    service: 'consultation',
    therapist: 'ann',
    place: 'video',
    party: 1,
    state: 'OR',
    waive,
  } as const
  expect(explain(facts(), asked, nine, later(nine, 1))).toEqual({ rule: 'past' })
  expect(explain(facts(), asked, nine, nine)).toEqual({ rule: 'offered' })
  const first = at('2026-11-01T08:30:00Z')
  const early = at('2026-10-20T00:00:00Z')
  expect(decideBooking(facts(), request({ start: first, waive }), early)).toMatchObject({ ok: true })
  expect(decideBooking(facts(), request({ start: later(first, 60), waive }), early)).toMatchObject(refused)
})

test('A6 no waiver lets two sessions share a minute, with one therapist or in one room', () => {
  const waive = publicLimits
  const busy = [claim('x', nine, 50, 10, 20)]
  const taken = { ok: false, reason: 'slot-taken' }
  const video = facts({ services: [buffered], therapists: [therapist('ann', { busy })] })
  const rooms = facts({ services: [office], rooms: [room('a', { busy })] })
  for (const start of [later(nine, 49), later(nine, -49)]) {
    expect(decideBooking(video, request({ start, waive }), now)).toMatchObject(taken)
    expect(decideBooking(rooms, request({ start, waive, place: 'portland' }), now)).toMatchObject(taken)
  }
  for (const start of [later(nine, 50), later(nine, -50)]) {
    expect(decideBooking(video, request({ start, waive }), now)).toMatchObject({ ok: true })
    expect(decideBooking(rooms, request({ start, waive, place: 'portland' }), now)).toMatchObject({
      ok: true,
    })
  }
  expect(
    decideBooking(facts({ services: [office] }), request({ waive, place: 'portland' }), now),
  ).toMatchObject(refused)
})

test('A6 a waived buffer gives up its own minutes first, and cuts another claim only at the edge of the session', () => {
  const busy = [claim('early', nine, 50, 10, 20), claim('late', later(nine, 105), 50, 10, 20)]
  const given = facts({ services: [buffered], therapists: [therapist('ann', { busy })] })
  const start = later(nine, 51)
  expect(decideBooking(given, request({ start, waive: ['hours', 'buffers'] }), now)).toMatchObject({
    ok: true,
    broken: ['hours', 'buffers'],
    session: { start, end: later(nine, 101) },
    claim: { start, end: later(nine, 101) },
    shorten: [
      {
        appointment: 'early',
        was: { start: later(nine, -10), end: later(nine, 70) },
        claim: { start: later(nine, -10), end: start },
      },
      {
        appointment: 'late',
        was: { start: later(nine, 95), end: later(nine, 175) },
        claim: { start: later(nine, 101), end: later(nine, 175) },
      },
    ],
  })
  const beside = decideBooking(given, request({ start: later(nine, 160), waive: ['buffers'] }), now)
  expect(beside).toMatchObject({
    claim: { start: later(nine, 160), end: later(nine, 230) },
    shorten: [{ appointment: 'late', claim: { start: later(nine, 95), end: later(nine, 160) } }],
  })
  const apart = decideBooking(given, request({ start: later(nine, 180), waive: ['buffers'] }), now)
  expect(apart).toMatchObject({ claim: { start: later(nine, 175), end: later(nine, 250) }, shorten: [] })
})

test('A6 another claim of therapist and room at once is cut once', () => {
  const busy = [claim('x', nine, 50, 10, 20)]
  const given = facts({
    services: [office],
    therapists: [therapist('ann', { busy })],
    rooms: [room('a', { busy })],
  })
  const start = later(nine, 50)
  const decision = decideBooking(given, request({ start, place: 'portland', waive: ['buffers'] }), now)
  expect(decision.ok ? decision.shorten : []).toEqual([
    {
      appointment: 'x',
      was: { start: later(nine, -10), end: later(nine, 70) },
      claim: { start: later(nine, -10), end: start },
    },
  ])
})

test('A6 a room that is free with its buffers is taken before one whose buffer would be cut', () => {
  const given = facts({
    services: [office],
    rooms: [room('a', { busy: [claim('x', later(nine, 60), 50, 10, 20)] }), room('b')],
  })
  const asked = request({ place: 'portland', waive: ['buffers'] })
  expect(decideBooking(given, asked, now)).toMatchObject({ room: 'b', broken: [], shorten: [] })
  const only = { ...given, rooms: given.rooms.slice(0, 1) }
  expect(decideBooking(only, asked, now)).toMatchObject({ room: 'a', broken: ['buffers'] })
})

test('A6 first available goes to whoever breaks the fewest limits, and then to whose turn it is', () => {
  const crew = [
    therapist('ann', { hours: [] }),
    therapist('ben', { upcoming: 5 }),
    therapist('cai', { upcoming: 4 }),
    therapist('dee', { maxPerDay: 0, hours: [] }),
  ]
  const asked = request({ waive: publicLimits })
  const ask = (exclude: string[]) => decideBooking(facts({ therapists: crew }), { ...asked, exclude }, now)
  expect(ask([])).toMatchObject({ therapist: 'cai', broken: [] })
  expect(ask(['cai'])).toMatchObject({ therapist: 'ben', broken: [] })
  expect(ask(['cai', 'ben'])).toMatchObject({ therapist: 'ann', broken: ['hours'] })
  expect(ask(['cai', 'ben', 'ann'])).toMatchObject({ therapist: 'dee', broken: ['hours', 'caps'] })
})

test('A6 the place that breaks the fewest limits is taken when none was asked for', () => {
  const service = { ...consultation, places: ['portland', 'video'] }
  const ann = therapist('ann', { hours: everyDay('09:00', '17:00', { places: ['video'] }) })
  const given = facts({ services: [service], therapists: [ann], rooms: [room('a')] })
  const asked = request({ place: null, waive: ['hours'] })
  expect(decideBooking(given, asked, now)).toMatchObject({ place: 'video', broken: [] })
})

test('A6 a refusal beyond the horizon names times around the one asked for', () => {
  const far = later(nine, 300 * 1440 + 120)
  const service = { ...consultation, horizonDays: 30, gridMinutes: 60 }
  const given = facts({
    services: [service],
    therapists: [therapist('ann', { busy: [claim('x', far, 50)] })],
  })
  const decision = decideBooking(given, request({ start: far, waive: ['horizon'] }), now)
  expect(decision).toMatchObject({ ok: false, reason: 'slot-taken' })
  const away = decision.ok ? [] : decision.alternatives.map(start => (start - far) / 3_600_000)
  expect(away).toEqual([-3, -2, -1, 1, 2, 3])
})
