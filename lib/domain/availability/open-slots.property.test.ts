import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { instant } from '../time/types'
import { decideBooking } from './decide-booking'
import { openSlots } from './open-slots'
import { claim, later } from './testing/facts-for-tests'
import { anySituation, type Situation } from './testing/random-facts'
import { offerSlowly } from './testing/slow-oracle'
import type { Facts, Slot } from './types'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

const offer = ({ facts, query, now }: Situation): Slot[] => openSlots(facts, query, now)
const pairs = (slots: readonly { start: number; therapists: string[] }[]) =>
  slots.flatMap(({ start, therapists }) => therapists.map(slug => `${start} ${slug}`))

/** How many more times there would be without any cap, and with every room free. */
function countRefusals(situation: Situation): { byCaps: number; byRooms: number } {
  const { facts } = situation
  const therapists = facts.therapists.map(one => ({ ...one, maxPerDay: null, maxPerWeek: null }))
  const rooms = facts.rooms.map(one => ({ ...one, busy: [] }))
  const most = (more: Partial<Facts>) => pairs(offer({ ...situation, facts: { ...facts, ...more } })).length
  const fewest = pairs(offer(situation)).length
  return { byCaps: most({ therapists }) - fewest, byRooms: most({ rooms }) - fewest }
}

test('Z5 A5 A7 around every clock change the list is exactly what checking against the wall clock finds, with caps and rooms', () => {
  const refused = { byCaps: 0, byRooms: 0 }
  let found = 0
  fc.assert(
    fc.property(anySituation, situation => {
      const slots = offer(situation)
      found += slots.length
      const { byCaps, byRooms } = countRefusals(situation)
      refused.byCaps += byCaps
      refused.byRooms += byRooms
      expect(slots.map(({ start, therapists }) => ({ start, therapists }))).toEqual(offerSlowly(situation))
    }),
    { numRuns: 250 },
  )
  expect(found).toBeGreaterThan(500)
  expect(refused.byCaps).toBeGreaterThan(100)
  expect(refused.byRooms).toBeGreaterThan(0)
})

test('I22 the list is strictly ascending, so that no moment is offered twice', () => {
  fc.assert(
    fc.property(anySituation, situation => {
      const starts = offer(situation).map(({ start }) => start)
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
    }),
    { numRuns: 200 },
  )
})

test('I1 no offered time meets a claim of the therapist it is offered with', () => {
  fc.assert(
    fc.property(anySituation, situation => {
      const service = situation.facts.services[0]
      for (const { start, end, therapists } of offer(situation)) {
        const from = later(start, -(service?.bufferBefore ?? 0))
        const until = later(end, service?.bufferAfter ?? 0)
        for (const one of situation.facts.therapists.filter(({ slug }) => therapists.includes(slug))) {
          const standing = one.busy.filter(({ appointment }) => appointment !== situation.query.except)
          expect(standing.filter(other => other.start < until && from < other.end)).toEqual([])
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('another claim never adds a time to the list', () => {
  fc.assert(
    fc.property(
      anySituation,
      fc.integer({ min: 0, max: 560 }),
      fc.integer({ min: 1, max: 40 }),
      (situation, start, length) => {
        const added = claim('added', later(situation.query.from, start * 5), length * 5)
        const therapists = situation.facts.therapists.map(one => ({ ...one, busy: [...one.busy, added] }))
        const before = new Set(pairs(offer(situation)))
        const after = pairs(offer({ ...situation, facts: { ...situation.facts, therapists } }))
        expect(after.filter(pair => !before.has(pair))).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})

test('the order in which facts are read changes nothing, and the facts are left as they were', () => {
  fc.assert(
    fc.property(anySituation, situation => {
      const { facts } = situation
      const copy = structuredClone(situation)
      const turned = {
        ...facts,
        closures: facts.closures.toReversed(),
        rooms: facts.rooms.toReversed(),
        therapists: facts.therapists.toReversed().map(one => ({
          ...one,
          hours: one.hours.toReversed(),
          overrides: one.overrides.toReversed(),
          leave: one.leave.toReversed(),
          busy: one.busy.toReversed(),
        })),
      }
      expect(offer({ ...situation, facts: turned })).toEqual(offer(situation))
      expect(situation).toEqual(copy)
    }),
    { numRuns: 200 },
  )
})

test('I8 every minute around an offered time, and a millisecond beside it, is accepted exactly when it is offered', () => {
  fc.assert(
    fc.property(anySituation, fc.nat(), (situation, pick) => {
      const { facts, query, now } = situation
      const base = { service: query.service, place: query.place, party: query.party, state: query.state }
      const named = {
        ...(query.therapist === 'any' ? {} : { therapist: query.therapist }),
        ...(query.except === undefined ? {} : { except: query.except }),
      }
      const known = offer(situation)
      const centre = known[pick % known.length]?.start ?? later(query.from, 720)
      // Wider than what is tried, for the minutes beside the question's own edges are tried too.
      const around = { ...query, from: later(centre, -60), until: later(centre, 60) }
      const offered = new Map(
        offer({ ...situation, query: around }).map(slot => [slot.start, slot.therapists]),
      )
      const beside = [instant(centre - 1), instant(centre + 1)]
      for (const start of [...Array.from({ length: 31 }, (_, at) => later(centre, at - 15)), ...beside]) {
        const decision = decideBooking(facts, { ...base, ...named, start }, now)
        expect(decision.ok).toBe(offered.has(start))
        if (decision.ok) expect(offered.get(start)).toContain(decision.therapist)
      }
    }),
    { numRuns: 40 },
  )
})

test('B6 every alternative named with a refusal would itself be accepted', () => {
  let tried = 0
  fc.assert(
    fc.property(anySituation, fc.integer({ min: 0, max: 570 }), (situation, at) => {
      const { facts, query, now } = situation
      const base = { service: query.service, place: query.place, party: query.party, state: query.state }
      const decision = decideBooking(facts, { ...base, start: instant(later(query.from, at * 5) + 1) }, now)
      if (decision.ok) throw new Error('nothing starts a millisecond beside the grid')
      expect(decision.alternatives.length).toBeLessThanOrEqual(6)
      expect(decision.alternatives).toEqual(decision.alternatives.toSorted((a, b) => a - b))
      for (const start of decision.alternatives) {
        tried++
        expect(decideBooking(facts, { ...base, start }, now).ok).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
  expect(tried).toBeGreaterThan(100)
})
