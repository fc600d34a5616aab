import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { instant } from '../time/types'
import { decideBooking } from './decide-booking'
import { openSlots } from './open-slots'
import { claim, later } from './testing/facts-for-tests'
import { anySituation, type Situation } from './testing/random-facts'
import { isOpenAt, offerSlowly } from './testing/slow-oracle'
import type { Busy, Facts, Slot } from './types'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

const offer = ({ facts, query, now }: Situation): Slot[] => openSlots(facts, query, now)
const pairs = (slots: readonly { start: number; therapists: readonly string[] }[]) =>
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

test('I6 A1 A2 every minute of an offered session is an hour of the therapist, outside leave and closures', () => {
  let asked = 0
  fc.assert(
    fc.property(anySituation, situation => {
      const { facts, query } = situation
      for (const { start, end, therapists } of offer(situation)) {
        for (const one of facts.therapists.filter(({ slug }) => therapists.includes(slug))) {
          const absences = [...one.leave, ...facts.closures]
          expect(absences.filter(absence => absence.start < end && start < absence.end)).toEqual([])
          for (let moment: number = start; moment < end; moment += 300_000) {
            asked++
            if (!isOpenAt(facts.zone, one, query.place ?? 'video', moment)) expect(moment).toBe(null)
          }
        }
      }
    }),
    { numRuns: 200 },
  )
  expect(asked).toBeGreaterThan(1000)
})

type Change = (facts: Facts, added: Busy) => Facts

/** Everything that can be busy or away. */
const additions: Record<string, Change> = {
  'a claim of the therapists': (facts, added) => ({
    ...facts,
    therapists: facts.therapists.map(one => ({ ...one, busy: [...one.busy, added] })),
  }),
  'a claim of the rooms': (facts, added) => ({
    ...facts,
    rooms: facts.rooms.map(one => ({ ...one, busy: [...one.busy, added] })),
  }),
  leave: (facts, added) => ({
    ...facts,
    therapists: facts.therapists.map(one => ({ ...one, leave: [...one.leave, added.session] })),
  }),
  'a closure': (facts, added) => ({ ...facts, closures: [...facts.closures, added.session] }),
}

test.each(Object.entries(additions))('A10 another time of %s never adds a time to the list', (_, add) => {
  let fewer = 0
  fc.assert(
    fc.property(
      anySituation,
      fc.integer({ min: 0, max: 560 }),
      fc.integer({ min: 1, max: 40 }),
      (situation, start, length) => {
        const { facts, query } = situation
        const added = claim('added', later(query.from, start * 5), length * 5)
        const before = new Set(pairs(offer(situation)))
        const after = pairs(offer({ ...situation, facts: add(facts, added) }))
        if (after.length < before.size) fewer++
        expect(after.filter(pair => !before.has(pair))).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
  expect(fewer).toBeGreaterThan(0)
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

test('I8 A10 every minute within an hour of an offered time, and a millisecond beside each, is accepted exactly when it is offered', () => {
  let offered = 0
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
      const around = { ...query, from: later(centre, -61), until: later(centre, 61) }
      const listed = new Map(
        offer({ ...situation, query: around }).map(slot => [slot.start, slot.therapists]),
      )
      offered += listed.size
      const minutes = Array.from({ length: 121 }, (_, minute) => later(centre, minute - 60))
      const beside = [...listed.keys()].flatMap(start => [instant(start - 1), instant(start + 1)])
      for (const start of [...minutes, ...beside]) {
        const decision = decideBooking(facts, { ...base, ...named, start }, now)
        if (decision.ok !== listed.has(start)) expect({ start, decision }).toBe(listed.get(start))
        if (decision.ok) expect(listed.get(start)).toContain(decision.therapist)
      }
    }),
    { numRuns: 60 },
  )
  expect(offered).toBeGreaterThan(60)
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
