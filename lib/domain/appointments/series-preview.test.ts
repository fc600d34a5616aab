import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import {
  at,
  claim,
  consultation,
  everyDay,
  facts,
  later,
  room,
  therapist,
} from '../availability/testing/facts-for-tests'
import { anySituation } from '../availability/testing/random-facts'
import { type PublicLimit, publicLimits } from '../availability/types'
import { overlaps } from '../time/types'
import { previewSeries, type SeriesRequest } from './series-preview'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

const now = at('2026-11-20T00:00:00Z')
const nine = at('2026-12-01T17:00:00Z')
const week = 7 * 1440
const request = (more: Partial<SeriesRequest> = {}): SeriesRequest => ({
  service: 'consultation',
  therapist: 'ann',
  place: 'video',
  party: 1,
  state: 'OR',
  first: nine,
  rhythm: 'weekly',
  count: 4,
  ...more,
})

test('A8 a preview judges every date by itself and says of each clash what stands in the way', () => {
  const ann = therapist('ann', {
    busy: [claim('x', later(nine, week + 30), 50)],
    leave: [{ start: later(nine, 2 * week - 60), end: later(nine, 2 * week + 600) }],
  })
  const preview = previewSeries(facts({ therapists: [ann] }), request(), now)
  expect(preview.map(({ date, decision }) => [date, decision.ok ? 'free' : decision.reason])).toEqual([
    ['2026-12-01', 'free'],
    ['2026-12-08', 'slot-taken'],
    ['2026-12-15', 'not-offered'],
    ['2026-12-22', 'free'],
  ])
  expect(preview.map(({ decision }) => (decision.ok ? null : decision.words))).toEqual([
    null,
    'Already booked: a session from 9:30 am to 10:20 am.',
    'On leave: 8:00 am to 7:00 pm.',
    null,
  ])
  expect(preview[1]?.decision).toMatchObject({ because: { rule: 'claim', appointment: 'x' } })
  expect(preview[0]?.decision).toMatchObject({ session: { start: nine, end: later(nine, 50) }, broken: [] })
})

test('A8 a date on which clocks skip the time is a clash, and never another time', () => {
  const first = at('2027-03-07T10:30:00Z')
  const ann = therapist('ann', { hours: everyDay('00:00', '24:00') })
  const preview = previewSeries(facts({ therapists: [ann] }), request({ first, count: 3 }), now)
  expect(preview[1]).toMatchObject({
    start: null,
    decision: {
      reason: 'no-such-time',
      words: 'Clocks skip this time on March 14, 2027: it does not exist.',
    },
  })
  expect(preview.map(({ decision }) => decision.ok)).toEqual([true, false, true])
})

test('A8 a series runs past the horizon only when that is set aside, and the dates beyond it say so', () => {
  const given = facts({ services: [{ ...consultation, horizonDays: 20 }] })
  const ask = (waive: PublicLimit[]) => previewSeries(given, request({ waive }), now)
  expect(ask([]).map(({ decision }) => decision.ok)).toEqual([true, true, false, false])
  expect(ask([])[2]?.decision).toMatchObject({ because: { rule: 'horizon' } })
  const broken = ask(['horizon']).map(({ decision }) => (decision.ok ? decision.broken : null))
  expect(broken).toEqual([[], [], ['horizon'], ['horizon']])
})

test('A8 later dates see the earlier ones as booked: a session of eight days meets the next one of its own series', () => {
  const given = facts({
    services: [{ ...consultation, minutes: week + 1440, gridMinutes: 30 }],
    therapists: [therapist('ann', { hours: everyDay('00:00', '24:00') })],
  })
  const preview = previewSeries(given, request({ waive: ['hours'] }), now)
  expect(preview.every(({ decision }) => !decision.ok)).toBe(true)
  const short = { ...given, services: [{ ...consultation, bufferBefore: week, bufferAfter: 0 }] }
  const alternating = previewSeries(short, request({ count: 5 }), now).map(({ decision }) =>
    decision.ok ? 'free' : decision.words,
  )
  const buffer = 'Buffer after 9:50 am: the next session can start at 9:50 am.'
  expect(alternating).toEqual(['free', buffer, 'free', buffer, 'free'])
})

test('A8 the only room of an office is taken by an earlier date of the same series too', () => {
  const given = facts({
    services: [{ ...consultation, places: ['portland'], bufferAfter: week }],
    rooms: [room('a')],
  })
  const asked = request({ place: 'portland', waive: ['buffers'] })
  const preview = previewSeries(given, asked, now)
  expect(preview.map(({ decision }) => decision.ok && decision.broken)).toEqual([
    [],
    ['buffers'],
    ['buffers'],
    ['buffers'],
  ])
  expect(preview[1]?.decision).toMatchObject({
    shorten: [{ appointment: 'series 2026-12-01', claim: { start: nine, end: later(nine, week) } }],
  })
})

test('I3 a date at which the client has a session already is a clash, whoever that is with; one that only touches is none', () => {
  const own = [
    { start: later(nine, week + 49), end: later(nine, week + 100) },
    { start: later(nine, 2 * week + 50), end: later(nine, 2 * week + 100) },
    { start: later(nine, 3 * week - 50), end: later(nine, 3 * week + 1) },
  ]
  const preview = previewSeries(facts(), request({ own, waive: publicLimits }), now)
  expect(preview.map(({ decision }) => (decision.ok ? 'free' : decision.reason))).toEqual([
    'free',
    'you-are-booked',
    'free',
    'you-are-booked',
  ])
  expect(preview[1]?.decision).toMatchObject({
    session: own[0],
    words: 'The client already has a session from 9:49 am to 10:40 am.',
  })
})

test('A8 beside the steps of the grid, which are set aside with the hours, the reason named is the one that holds', () => {
  const ann = therapist('ann', { busy: [claim('x', later(nine, week), 50)] })
  const asked = request({ first: later(nine, 7), waive: ['hours'] })
  const preview = previewSeries(facts({ therapists: [ann] }), asked, now)
  expect(preview[0]?.decision).toMatchObject({ ok: true, broken: ['hours'] })
  expect(preview[1]?.decision).toMatchObject({ words: 'Already booked: a session from 9:00 am to 9:50 am.' })
})

test.each<[string, Partial<SeriesRequest>, string]>([
  ['a state without a licence', { state: 'WA' }, 'Not licensed to see clients in WA by video.'],
  ['no state by video', { state: null }, 'By video the state the client is in has to be known.'],
  ['another therapist', { therapist: 'nobody' }, 'This therapist does not offer this service.'],
  ['another place', { place: 'portland' }, 'This service is not offered in this place.'],
  ['another service', { service: 'massage' }, 'The practice has no such service.'],
])('A8 a series with %s clashes on every date, in words', (_, more, words) => {
  const preview = previewSeries(facts(), request(more), now)
  expect(preview.map(({ decision }) => decision.ok || decision.words)).toEqual([words, words, words, words])
})

test('A8 I3 a clash is never explained as offered, accepted dates meet neither each other nor sessions of the client, and the facts are left as they were', () => {
  const seen = { clashes: 0, accepted: 0, booked: 0 }
  const anyWaiver = fc.subarray([...publicLimits])
  fc.assert(
    fc.property(anySituation, anyWaiver, fc.nat(2879), fc.boolean(), (situation, waive, at, near) => {
      const { facts, query, now } = situation
      // Half of the series lie a week apart around the day on which clocks change, the others begin there.
      const first = later(query.from, at - (near ? week : 0))
      const given = structuredClone(facts)
      // The client has sessions with the other therapist.
      const own = facts.therapists.flatMap(({ slug, busy }) =>
        slug === 'ben' ? busy.map(({ session }) => session) : [],
      )
      const asked = { ...request(), first, waive, own, place: query.place ?? 'video', count: 3 }
      const earlier = later(now, -2 * week)
      const decisions = previewSeries(facts, asked, earlier).map(({ decision }) => decision)
      expect(facts).toEqual(given)
      const accepted = decisions.flatMap(one => (one.ok ? [one] : []))
      seen.accepted += accepted.length
      for (const { claim, session } of accepted) {
        expect(accepted.filter(other => overlaps(claim, other.claim))).toHaveLength(1)
        expect(own.filter(other => overlaps(session, other))).toEqual([])
      }
      for (const one of decisions) {
        if (!one.ok && one.reason === 'you-are-booked') seen.booked++
        if (one.ok || !('because' in one)) continue
        seen.clashes++
        expect(one.because?.rule).not.toBe('offered')
      }
    }),
    { numRuns: 400, seed: 3 },
  )
  expect(seen.clashes).toBeGreaterThan(100)
  expect(seen.accepted).toBeGreaterThan(20)
  expect(seen.booked).toBeGreaterThan(0)
})
