import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type Interval, instant, overlaps } from '../time/types'
import { claimOf, decideBooking } from './decide-booking'
import { explain } from './explain'
import { openSlots } from './open-slots'
import { later } from './testing/facts-for-tests'
import { anySituation, type Situation } from './testing/random-facts'
import { offerSlowly } from './testing/slow-oracle'
import { type AcceptedBooking, type BookingRequest, type Busy, type PublicLimit, publicLimits } from './types'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

const anyWaiver: fc.Arbitrary<PublicLimit[]> = fc.subarray([...publicLimits])
const anyWaived = fc
  .tuple(anySituation, anyWaiver)
  .map(([given, waive]): Situation => ({ ...given, query: { ...given.query, waive } }))

const pairs = ({ facts, query, now }: Situation) =>
  openSlots(facts, query, now).flatMap(({ start, therapists }) => therapists.map(slug => `${start} ${slug}`))

/** A booking of what the situation asks for, at a moment. */
const requestOf = ({ query }: Situation, start: number): BookingRequest => ({
  service: query.service,
  start: instant(start),
  place: query.place,
  party: query.party,
  state: query.state,
  ...(query.therapist === 'any' ? {} : { therapist: query.therapist }),
  ...(query.except === undefined ? {} : { except: query.except }),
  ...(query.waive === undefined ? {} : { waive: query.waive }),
})

type Accepted = { situation: Situation; request: BookingRequest; decision: AcceptedBooking }

/** Calls `check` with every booking that is accepted among random ones, and says how many there were. */
function forAccepted(runs: number, check: (accepted: Accepted) => void): number {
  let accepted = 0
  fc.assert(
    fc.property(anyWaived, fc.integer({ min: 0, max: 2879 }), (situation, minute) => {
      const request = requestOf(situation, later(situation.query.from, minute))
      const decision = decideBooking(situation.facts, request, situation.now)
      if (!decision.ok) return
      accepted++
      check({ situation, request, decision })
    }),
    // A fixed seed: chance decides which limits are met, and none may be missing.
    { numRuns: runs, seed: 6 },
  )
  return accepted
}

/** What else stands in the claimed therapist's day and in the room. */
function listOthers({ situation: { facts }, request, decision }: Accepted): Busy[] {
  const therapist = facts.therapists.find(({ slug }) => slug === decision.therapist)
  const room = facts.rooms.find(({ id }) => id === decision.room)
  return [...(therapist?.busy ?? []), ...(room?.busy ?? [])].filter(
    ({ appointment }) => appointment !== request.except,
  )
}

const contains = (outer: Interval, inner: Interval) => outer.start <= inner.start && inner.end <= outer.end

test('A6 Z5 with any limits set aside the list is exactly what checking against the wall clock finds', () => {
  let found = 0
  fc.assert(
    fc.property(anyWaived, situation => {
      const { facts, query, now } = situation
      const slots = openSlots(facts, query, now)
      found += slots.length
      expect(slots.map(({ start, therapists }) => ({ start, therapists }))).toEqual(offerSlowly(situation))
    }),
    { numRuns: 150 },
  )
  expect(found).toBeGreaterThan(1000)
})

test('A6 setting more aside never takes a time away, and setting nothing aside changes nothing', () => {
  fc.assert(
    fc.property(anyWaived, anyWaiver, (situation, kept) => {
      const { query } = situation
      const fewer = query.waive?.filter(limit => kept.includes(limit)) ?? []
      const more = new Set(pairs(situation))
      const less = pairs({ ...situation, query: { ...query, waive: fewer } })
      expect(less.filter(pair => !more.has(pair))).toEqual([])
      const { waive, ...plain } = query
      expect(pairs({ ...situation, query: { ...query, waive: [] } })).toEqual(
        pairs({ ...situation, query: plain }),
      )
    }),
    { numRuns: 200 },
  )
})

test('A6 every listed time is accepted with the same limits set aside, and what lies between is accepted without hours alone', () => {
  fc.assert(
    fc.property(anyWaived, fc.nat(), (situation, pick) => {
      const { facts, query, now } = situation
      const known = openSlots(facts, query, now)
      const centre = known[pick % known.length]?.start ?? later(query.from, 720)
      const around = { ...query, from: later(centre, -60), until: later(centre, 60) }
      const listed = new Set(openSlots(facts, around, now).map(({ start }) => start))
      for (let minute = -10; minute <= 10; minute++) {
        const start = later(centre, minute)
        const { ok } = decideBooking(facts, requestOf(situation, start), now)
        if (listed.has(start)) expect(ok).toBe(true)
        else if (!query.waive?.includes('hours')) expect(ok).toBe(false)
      }
      expect(decideBooking(facts, requestOf(situation, centre + 1), now).ok).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('A6 the broken limits are exactly those without whose waiver the time would be refused', () => {
  const seen = new Set<PublicLimit>()
  const accepted = forAccepted(1500, ({ situation: { facts, now }, request, decision }) => {
    const { therapist, broken } = decision
    const waive = request.waive ?? []
    const isAccepted = (left: readonly PublicLimit[]) =>
      decideBooking(facts, { ...request, therapist, waive: left }, now).ok
    const needed = publicLimits.filter(
      limit => waive.includes(limit) && !isAccepted(waive.filter(other => other !== limit)),
    )
    for (const limit of broken) seen.add(limit)
    expect(broken).toEqual(needed)
    expect(isAccepted(broken)).toBe(true)
  })
  expect(accepted).toBeGreaterThan(100)
  expect(seen).toEqual(new Set(publicLimits))
})

test('A6 sessions never meet, claims meet no longer once they are cut, and every claim keeps its whole session', () => {
  let cuts = 0
  const accepted = forAccepted(1500, given => {
    const { session, claim, shorten } = given.decision
    cuts += shorten.length
    const service = given.situation.facts.services[0]
    expect(contains(claim, session)).toBe(true)
    expect(service && contains(claimOf(service, session.start), claim)).toBe(true)
    const used = new Set<unknown>()
    for (const other of listOthers(given)) {
      expect(overlaps(other.session, session)).toBe(false)
      const cut = shorten.find(
        ({ appointment, was }) =>
          appointment === other.appointment && was.start === other.start && was.end === other.end,
      )
      if (cut) used.add(cut)
      const left = cut?.claim ?? other
      expect(overlaps(left, claim)).toBe(false)
      expect(contains(left, other.session)).toBe(true)
      expect(contains(other, left)).toBe(true)
    }
    expect(used.size).toBe(shorten.length)
    if (!given.decision.broken.includes('buffers')) expect(shorten).toEqual([])
  })
  expect(accepted).toBeGreaterThan(100)
  expect(cuts).toBeGreaterThan(0)
})

test('A6 A9 with any limits set aside a time is called offered exactly when the list has it', () => {
  fc.assert(
    fc.property(anyWaived, fc.nat(2640), ({ facts, query, now }, pick) => {
      const from = later(query.from, pick)
      for (const therapist of ['ann', 'ben']) {
        const asked = { ...query, therapist, place: query.place ?? 'video' }
        const window = { ...query, therapist, from, until: later(from, 121) }
        const listed = new Set(openSlots(facts, window, now).map(({ start }) => start))
        for (let minute = 0; minute <= 120; minute++) {
          const start = later(from, minute)
          expect(explain(facts, asked, start, now).rule === 'offered').toBe(listed.has(start))
        }
      }
    }),
    { numRuns: 60 },
  )
})
