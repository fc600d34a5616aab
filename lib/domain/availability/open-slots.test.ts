import { expect, test } from 'vitest'
import { isoInstant } from '../time/types'
import { endOfDay, instantToWall, startOfDay } from '../time/wall-clock'
import { openSlots } from './open-slots'
import {
  at,
  claim,
  consultation,
  date,
  everyDay,
  facts,
  hours,
  later,
  query,
  room,
  therapist,
  wall,
  zone,
} from './testing/facts-for-tests'
import type { Facts, ServiceFacts, SlotQuery, TherapistFacts } from './types'

const now = at('2026-11-20T00:00:00Z')

/** The starts offered on one local day, as the clock on the practice's wall shows them. */
function wallsOn(
  day: string,
  given: Facts,
  more: Partial<SlotQuery> = {},
  moment = at('2026-01-01T00:00:00Z'),
): string[] {
  const asked = query(startOfDay(date(day), given.zone), endOfDay(date(day), given.zone), more)
  return openSlots(given, asked, moment).map(({ start }) => instantToWall(start, given.zone).wall)
}

const alone = (
  more: Partial<TherapistFacts>,
  service: Partial<ServiceFacts> = {},
  rest: Partial<Facts> = {},
): Facts =>
  facts({ therapists: [therapist('ann', more)], services: [{ ...consultation, ...service }], ...rest })

const tuesday = '2026-12-01'
const nine = at('2026-12-01T17:00:00Z')

test('I4 the time right after a session and the time right before it are offered, a minute of overlap is not', () => {
  const given = alone(
    { hours: everyDay('09:00', '12:00'), busy: [claim('x', later(nine, 60), 50)] },
    { gridMinutes: 1 },
  )
  const offered = wallsOn(tuesday, given)
  expect(offered).toContain('09:10')
  expect(offered).not.toContain('09:11')
  expect(offered).not.toContain('10:49')
  expect(offered).toContain('10:50')
})

test('A1 starts are stepped from the beginning of each open range, and a break begins a new one', () => {
  const broken = [...everyDay('09:00', '12:30'), ...everyDay('10:00', '11:15', { closed: true })]
  expect(wallsOn(tuesday, alone({ hours: broken }, { gridMinutes: 20, minutes: 40 }))).toEqual([
    '09:00',
    '09:20',
    '11:15',
    '11:35',
  ])
})

test('A1 hours hold for their weekday, their dates, their services and their places only', () => {
  const named = (more: Parameters<typeof hours>[3]) => alone({ hours: [hours(2, '09:00', '09:50', more)] })
  expect(wallsOn(tuesday, named({}))).toEqual(['09:00'])
  expect(wallsOn('2026-12-02', named({}))).toEqual([])
  expect(wallsOn(tuesday, named({ validUntil: date(tuesday) }))).toEqual(['09:00'])
  expect(wallsOn(tuesday, named({ validUntil: date('2026-11-30') }))).toEqual([])
  expect(wallsOn(tuesday, named({ validFrom: date(tuesday) }))).toEqual(['09:00'])
  expect(wallsOn(tuesday, named({ validFrom: date('2026-12-02') }))).toEqual([])
  expect(wallsOn(tuesday, named({ services: ['couple-session'] }))).toEqual([])
  expect(wallsOn(tuesday, named({ places: ['portland'] }))).toEqual([])
  expect(wallsOn(tuesday, named({ services: ['consultation'], places: ['video'] }))).toEqual(['09:00'])
})

test('A2 an opened date adds to the week, even over a break, and a closed one wins over all', () => {
  const override = (kind: 'open' | 'closed', from: string, until: string) => ({
    date: date(tuesday),
    from: wall(from),
    until: wall(until),
    kind,
    services: null,
    places: null,
  })
  const week = [...everyDay('09:00', '11:00'), ...everyDay('10:00', '11:00', { closed: true })]
  const at50 = { gridMinutes: 50 }
  expect(
    wallsOn(tuesday, alone({ hours: week, overrides: [override('open', '10:00', '10:50')] }, at50)),
  ).toEqual(['09:00', '09:50'])
  expect(
    wallsOn(
      tuesday,
      alone(
        {
          hours: week,
          overrides: [override('open', '18:00', '20:00'), override('closed', '08:00', '19:00')],
        },
        at50,
      ),
    ),
  ).toEqual(['19:00'])
  expect(
    wallsOn('2026-12-02', alone({ hours: week, overrides: [override('closed', '00:00', '24:00')] }, at50)),
  ).toEqual(['09:00'])
})

test('A2 a date is open although its weekday is closed, for the service and the place that were named and no other', () => {
  const sunday = '2026-12-06'
  const weekdays = everyDay('09:00', '17:00').filter(({ weekday }) => weekday < 6)
  const both = [
    { ...consultation, gridMinutes: 50, places: ['video', 'portland'] },
    { ...consultation, slug: 'couple-session', gridMinutes: 50 },
  ]
  const opened = {
    ...{ date: date(sunday), from: wall('10:00'), until: wall('11:40'), kind: 'open' as const },
    ...{ services: ['consultation'], places: ['video'] },
  }
  const ann = therapist('ann', {
    services: ['consultation', 'couple-session'],
    hours: weekdays,
    overrides: [opened],
  })
  const given = facts({ services: both, therapists: [ann], rooms: [room('a')] })
  expect(wallsOn(sunday, given)).toEqual(['10:00', '10:50'])
  expect(wallsOn(sunday, given, { place: 'portland' })).toEqual([])
  expect(wallsOn(sunday, given, { service: 'couple-session' })).toEqual([])
  expect(wallsOn('2026-12-13', given)).toEqual([])
})

test('A4 each service has its own notice, its own horizon and its own steps of starts', () => {
  const quick = { ...consultation, minutes: 30, gridMinutes: 15, noticeMinutes: 60, horizonDays: 1 }
  const slow = { ...quick, slug: 'couple-session', gridMinutes: 45, noticeMinutes: 180, horizonDays: 2 }
  const ann = therapist('ann', {
    services: ['consultation', 'couple-session'],
    hours: everyDay('09:00', '11:00'),
  })
  const given = facts({ services: [quick, slow], therapists: [ann] })
  const read = (service: string) => [
    wallsOn(tuesday, given, { service }, later(nine, -90)),
    wallsOn('2026-12-02', given, { service }, later(nine, -90)),
    wallsOn('2026-12-03', given, { service }, later(nine, -90)),
  ]
  const quarters = ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15', '10:30']
  expect(read('consultation')).toEqual([quarters, [], []])
  expect(read('couple-session')).toEqual([['10:30'], ['09:00', '09:45', '10:30'], []])
})

test('A2 nobody is offered during leave or a closure, and touching it is no conflict', () => {
  const away = { start: later(nine, 60), end: later(nine, 90) }
  const week = everyDay('09:00', '12:00')
  const expected = ['09:00', '09:10', '10:30', '10:40', '10:50', '11:00', '11:10']
  expect(wallsOn(tuesday, alone({ hours: week, leave: [away] }))).toEqual(expected)
  expect(wallsOn(tuesday, alone({ hours: week }, {}, { closures: [away] }))).toEqual(expected)
})

test('A3 both buffers lie between two sessions: one after the earlier, and one before the later', () => {
  const service = { bufferBefore: 10, bufferAfter: 20, gridMinutes: 10 }
  const given = alone(
    { hours: everyDay('09:00', '13:00'), busy: [claim('x', later(nine, 90), 50, 10, 20)] },
    service,
  )
  // The claim is 10:20 to 11:40: the session before must end by 10:00, the one after begin at 11:50.
  expect(wallsOn(tuesday, given)).toEqual(['09:00', '09:10', '11:50', '12:00', '12:10'])
})

test('A3 buffers may hang over the edges of the hours', () => {
  const given = alone({ hours: everyDay('09:00', '09:50') }, { bufferBefore: 30, bufferAfter: 30 })
  expect(wallsOn(tuesday, given)).toEqual(['09:00'])
})

test('I7 notice and horizon are counted from the moment of the decision', () => {
  const given = alone({}, { noticeMinutes: 720, horizonDays: 10, gridMinutes: 10 })
  const all = (moment: typeof now) =>
    openSlots(given, query(now, at('2027-01-01T00:00:00Z')), moment).map(slot => isoInstant(slot.start))
  expect(all(at('2026-11-20T05:10:00Z'))[0]).toBe('2026-11-20T17:10:00Z')
  expect(all(at('2026-11-20T05:10:01Z'))[0]).toBe('2026-11-20T17:20:00Z')
  expect(all(at('2026-11-20T17:10:01Z')).at(-1)).toBe('2026-11-30T17:10:00Z')
  expect(all(at('2026-11-20T17:10:00Z')).at(-1)).toBe('2026-11-30T17:00:00Z')
})

test('A5 a full day and a full week are closed, counted by local days and by appointments', () => {
  // 16:10 on Tuesday in Portland is already Wednesday in UTC: the session must count for Tuesday.
  const late = claim('x', at('2026-12-02T00:10:00Z'), 50)
  const day = alone({ busy: [late], maxPerDay: 1 })
  expect(wallsOn(tuesday, day)).toEqual([])
  expect(wallsOn('2026-12-02', day)).not.toEqual([])
  const proposed = {
    ...late,
    start: nine,
    end: later(nine, 50),
    session: { start: nine, end: later(nine, 50) },
  }
  expect(wallsOn(tuesday, alone({ busy: [late, proposed], maxPerDay: 2 }))).not.toEqual([])
  const week = alone({ busy: [late, claim('y', later(nine, 1440 * 2), 50)], maxPerWeek: 2 })
  expect(wallsOn('2026-11-30', week)).toEqual([])
  expect(wallsOn('2026-12-06', week)).toEqual([])
  expect(wallsOn('2026-12-07', week)).not.toEqual([])
  expect(wallsOn(tuesday, alone({ maxPerDay: 0 }))).toEqual([])
  const atMidnight = alone({ hours: everyDay('00:00', '02:00'), busy: [late], maxPerDay: 1 })
  expect(wallsOn(tuesday, atMidnight)).toEqual([])
})

test('I10 the claims of the appointment that is being moved do not stand in its way', () => {
  const given = alone({ hours: everyDay('09:00', '10:20'), busy: [claim('mine', nine, 50)], maxPerDay: 1 })
  expect(wallsOn(tuesday, given)).toEqual([])
  expect(wallsOn(tuesday, given, { except: 'mine' })).toEqual(['09:00', '09:10', '09:20', '09:30'])
})

test('A7 an office time needs one free room of that office, and video needs none', () => {
  const both = { places: ['portland', 'video'] }
  const busy = [claim('x', nine, 50)]
  const given = (rooms: Facts['rooms']) => alone({ hours: everyDay('09:00', '09:50') }, both, { rooms })
  const office = { place: 'portland' }
  expect(wallsOn(tuesday, given([room('a', { busy })]), office)).toEqual([])
  expect(wallsOn(tuesday, given([room('a', { busy }), room('b')]), office)).toEqual(['09:00'])
  expect(
    wallsOn(tuesday, given([room('a', { busy }), room('b', { services: ['couple-session'] })]), office),
  ).toEqual([])
  expect(wallsOn(tuesday, given([room('a', { busy }), room('b', { place: 'salem' })]), office)).toEqual([])
  expect(wallsOn(tuesday, given([]), office)).toEqual([])
  expect(wallsOn(tuesday, given([]))).toEqual(['09:00'])
  expect(wallsOn(tuesday, given([room('a', { busy })]), { place: null })).toEqual(['09:00'])
})

test('B10 a video time in a state is offered only with a therapist licensed there', () => {
  const given = facts({ therapists: [therapist('ann'), therapist('ben', { states: ['OR', 'WA'] })] })
  const who = (state: string | null) =>
    openSlots(given, query(nine, later(nine, 1), { state }), now).map(slot => slot.therapists)
  expect(who('OR')).toEqual([['ann', 'ben']])
  expect(who('WA')).toEqual([['ben']])
  expect(who('CA')).toEqual([])
  expect(who(null)).toEqual([['ann', 'ben']])
})

test('the list is the union over the therapists who give the service, each named', () => {
  const given = facts({
    therapists: [
      therapist('zoe', { hours: everyDay('09:00', '10:00') }),
      therapist('ann', { hours: everyDay('09:10', '10:10') }),
      therapist('cut', { services: ['couple-session'] }),
    ],
  })
  expect(openSlots(given, query(nine, later(nine, 600)), now).map(slot => slot.therapists)).toEqual([
    ['zoe'],
    ['ann', 'zoe'],
    ['ann'],
  ])
  expect(openSlots(given, query(nine, later(nine, 600), { therapist: 'ann' }), now)).toHaveLength(2)
})

test('a therapist who is free in two places at one time is named once', () => {
  const given = alone({}, { places: ['video', 'portland'] }, { rooms: [room('a')] })
  const slots = openSlots(given, query(nine, later(nine, 1), { place: null }), now)
  expect(slots.map(slot => slot.therapists)).toEqual([['ann']])
})

test('an unknown service, a number of people it does not take and an empty window offer nothing', () => {
  const given = alone({}, { parties: [1] })
  const all = query(nine, later(nine, 600))
  expect(openSlots(given, all, now)).not.toEqual([])
  expect(openSlots(given, { ...all, service: 'massage' }, now)).toEqual([])
  expect(openSlots(given, { ...all, party: 2 }, now)).toEqual([])
  expect(openSlots(given, { ...all, place: 'portland' }, now)).toEqual([])
  expect(openSlots(given, { ...all, until: nine }, now)).toEqual([])
})

const nightly = everyDay('00:00', '04:00')
const half = { minutes: 30, gridMinutes: 30 }
const firstHours = ['00:00', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '03:30']

test.each([
  ['America/Los_Angeles', '2027-03-13', firstHours],
  ['America/Los_Angeles', '2027-03-14', ['00:00', '00:30', '01:00', '01:30', '03:00', '03:30']],
  ['America/Los_Angeles', '2026-11-01', firstHours],
  ['Australia/Lord_Howe', '2026-10-04', ['00:00', '00:30', '01:00', '01:30', '02:30', '03:00', '03:30']],
  ['Australia/Lord_Howe', '2026-04-05', firstHours],
  ['America/Santiago', '2026-09-06', ['01:00', '01:30', '02:00', '02:30', '03:00', '03:30']],
  ['Asia/Kathmandu', '2026-11-01', firstHours],
])('I22 in %s on %s no start lies in the gap and none comes twice', (name, day, expected) => {
  expect(wallsOn(day, alone({ hours: nightly }, half, { zone: zone(name) }))).toEqual(expected)
})

test.each([
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'America/Santiago',
  'America/St_Johns',
  'Africa/Casablanca',
])('I23 in %s nine to five is nine to five on every day of a year', name => {
  const given = alone({}, { minutes: 60, gridMinutes: 60 }, { zone: zone(name) })
  const from = at('2026-01-01T12:00:00Z')
  const byDay = new Map<string, string[]>()
  for (const { start } of openSlots(given, query(from, later(from, 1440 * 364)), from)) {
    const read = instantToWall(start, given.zone)
    byDay.set(read.date, [...(byDay.get(read.date) ?? []), read.wall])
  }
  const whole = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']
  const days = [...byDay.values()].slice(1, -1)
  expect(days.length).toBeGreaterThan(360)
  for (const day of days) expect(day).toEqual(whole)
})

test('Z5 a session that begins before a gap ends by the clock of the day, not by its arithmetic', () => {
  const given = alone({ hours: everyDay('01:00', '03:20') }, { minutes: 60, gridMinutes: 20 }, {})
  expect(wallsOn('2027-03-13', given)).toEqual(['01:00', '01:20', '01:40', '02:00', '02:20'])
  // 02:00 to 03:00 is missing: one hour from 01:20 ends at 03:20.
  expect(wallsOn('2027-03-14', given)).toEqual(['01:00', '01:20'])
})

test('Z5 hours that end inside a fold end at its first showing and a session does not run through the hour between', () => {
  const given = alone({ hours: everyDay('00:30', '01:30') }, { minutes: 30, gridMinutes: 30 })
  expect(
    openSlots(
      given,
      query(at('2026-11-01T07:00:00Z'), at('2026-11-01T12:00:00Z')),
      at('2026-10-01T00:00:00Z'),
    ).map(slot => isoInstant(slot.start)),
  ).toEqual(['2026-11-01T07:30:00Z', '2026-11-01T08:00:00Z'])
})

test('a session may run over midnight where both days are open', () => {
  const given = alone(
    { hours: [hours(2, '22:00', '24:00'), hours(3, '00:00', '00:30')] },
    { minutes: 60, gridMinutes: 30 },
  )
  expect(wallsOn(tuesday, given)).toEqual(['22:00', '22:30', '23:00', '23:30'])
})

test('Z5 where a zone skips a whole day a session runs on into the day after', () => {
  const given = alone(
    { hours: everyDay('00:00', '24:00') },
    { minutes: 60, gridMinutes: 30 },
    { zone: zone('Pacific/Apia') },
  )
  const late = query(at('2011-12-30T09:00:00Z'), at('2011-12-30T10:30:00Z'))
  // Samoa went from the 29th to the 31st at ten o'clock UTC.
  const offered = openSlots(given, late, at('2011-12-01T00:00:00Z')).map(({ start }) => isoInstant(start))
  expect(offered).toEqual(['2011-12-30T09:00:00Z', '2011-12-30T09:30:00Z', '2011-12-30T10:00:00Z'])
})
