import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type Instant, instant } from '../time/types'
import { addDays, instantToWall } from '../time/wall-clock'
import { explain } from './explain'
import type { Explanation, StartQuestion } from './explanation'
import { openSlots } from './open-slots'
import { later, wall } from './testing/facts-for-tests'
import { anySituation, type Situation } from './testing/random-facts'
import type { Facts, ServiceFacts, TherapistFacts } from './types'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

type Case = { facts: Facts; asked: StartQuestion; start: Instant; now: Instant }

const anyCase: fc.Arbitrary<Case> = fc
  .tuple(anySituation, fc.constantFrom('ann', 'ben'), fc.integer({ min: 0, max: 575 }), fc.nat(9))
  .map(([{ facts, query, now }, therapist, at, beside]) => ({
    facts,
    asked: { ...query, therapist, place: query.place ?? 'video' },
    start: later(query.from, at * 5 + (beside === 0 ? 1 : 0)),
    now,
  }))

const answer = ({ facts, asked, start, now }: Case): Explanation => explain(facts, asked, start, now)

const serviceIs =
  (more: Partial<ServiceFacts>) =>
  (facts: Facts): Facts => ({ ...facts, services: facts.services.map(one => ({ ...one, ...more })) })

const therapistIs =
  (change: (one: TherapistFacts) => Partial<TherapistFacts>) =>
  (facts: Facts): Facts => ({
    ...facts,
    therapists: facts.therapists.map(one => ({ ...one, ...change(one) })),
  })

/** Open all day on the day of the start and on the next. */
const openWide = (facts: Facts, { start }: Case): Facts => {
  const { date } = instantToWall(start, facts.zone)
  const open = [date, addDays(date, 1)].map(day => ({
    ...{ date: day, from: wall('00:00'), until: wall('24:00') },
    ...{ kind: 'open' as const, services: null, places: null },
  }))
  return therapistIs(one => ({ overrides: [...one.overrides, ...open] }))(facts)
}

const withoutBuffers = (facts: Facts): Facts =>
  therapistIs(({ busy }) => ({ busy: busy.map(one => ({ ...one, ...one.session })) }))(
    serviceIs({ bufferBefore: 0, bufferAfter: 0 })(facts),
  )

type Rule = Explanation['rule']

/** How the facts are freed of a rule; nothing frees them of the past, nor of clocks that go back. */
const removals: Partial<Record<Rule, (facts: Facts, from: Case) => Facts>> = {
  licence: therapistIs(() => ({ states: ['OR'] })),
  notice: serviceIs({ noticeMinutes: 0 }),
  horizon: serviceIs({ horizonDays: 5000 }),
  closure: facts => ({ ...facts, closures: [] }),
  leave: therapistIs(() => ({ leave: [] })),
  hours: openWide,
  overrun: openWide,
  break: therapistIs(({ hours }) => ({ hours: hours.filter(({ closed }) => !closed) })),
  'closed-date': therapistIs(one => ({ overrides: one.overrides.filter(({ kind }) => kind === 'open') })),
  grid: serviceIs({ gridMinutes: 1 }),
  claim: therapistIs(() => ({ busy: [] })),
  buffer: withoutBuffers,
  'day-full': therapistIs(() => ({ maxPerDay: null })),
  'week-full': therapistIs(() => ({ maxPerWeek: null })),
  'no-room': facts => ({ ...facts, rooms: facts.rooms.map(one => ({ ...one, services: null })) }),
  rooms: facts => ({ ...facts, rooms: facts.rooms.map(one => ({ ...one, busy: [] })) }),
}

/** The order in which `explain` promises to ask. */
const order: Rule[] = [
  ...(['service', 'therapist', 'party', 'place', 'licence', 'past', 'notice', 'horizon'] as const),
  ...(['closure', 'leave', 'second-showing', 'hours', 'overrun', 'break', 'closed-date', 'grid'] as const),
  ...(['claim', 'buffer', 'day-full', 'week-full', 'no-room', 'rooms', 'offered'] as const),
]

test('A9 every minute of two hostile days is called offered exactly when the list of times has it', () => {
  let offered = 0
  fc.assert(
    fc.property(anySituation, fc.nat(), ({ facts, query, now }: Situation, pick) => {
      // Half of the windows lie anywhere, the others where there is something to be wrong about.
      const near = pick % 2 === 0 ? openSlots(facts, query, now).map(({ start }) => start) : []
      const from = later(near[pick % near.length] ?? later(query.from, pick % 2640), -120)
      for (const therapist of ['ann', 'ben']) {
        const asked = { ...query, therapist, place: query.place ?? 'video' }
        const window = { ...query, therapist, from: later(from, -1), until: later(from, 241) }
        const listed = new Set(openSlots(facts, window, now).map(({ start }) => start))
        offered += listed.size
        const minutes = Array.from({ length: 240 }, (_, minute) => later(from, minute))
        const beside = [...listed].flatMap(start => [instant(start - 1), instant(start + 1)])
        for (const start of [...minutes, ...beside]) {
          expect(explain(facts, asked, start, now).rule === 'offered').toBe(listed.has(start))
        }
      }
    }),
    { numRuns: 100 },
  )
  expect(offered).toBeGreaterThan(50)
})

test('A9 without the rule that was named a time is offered, or a later rule is named; and each rule gets its turn', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyCase, given => {
      const reason = answer(given)
      const remove = removals[reason.rule]
      if (!remove) return
      seen.add(reason.rule)
      const after = answer({ ...given, facts: remove(given.facts, given) })
      if (order.indexOf(after.rule) <= order.indexOf(reason.rule)) expect(after).toBe(reason)
    }),
    // A fixed seed: chance decides which rules are met, and none may be missing.
    { numRuns: 6000, seed: 9 },
  )
  expect(seen).toEqual(new Set(Object.keys(removals).filter(rule => rule !== 'no-room')))
})

test('A9 the rule that is named does not lean on any later one: without all of those the answer is the same', () => {
  fc.assert(
    fc.property(anyCase, given => {
      const reason = answer(given)
      // Hours and their end are one fact: what opens the end opens the hours.
      const together = reason.rule === 'hours' ? 'overrun' : reason.rule
      const facts = order
        .slice(order.indexOf(together) + 1)
        .reduce((left, rule) => removals[rule]?.(left, given) ?? left, given.facts)
      expect(answer({ ...given, facts })).toEqual(reason)
    }),
    { numRuns: 2000 },
  )
})

test('A9 the order in which facts were read changes no explanation, and the facts are left as they were', () => {
  fc.assert(
    fc.property(anyCase, given => {
      const copy = structuredClone(given)
      const { facts } = given
      const turned = {
        ...facts,
        closures: facts.closures.toReversed(),
        rooms: facts.rooms.toReversed().map(one => ({ ...one, busy: one.busy.toReversed() })),
        therapists: facts.therapists.toReversed().map(one => ({
          ...one,
          hours: one.hours.toReversed(),
          overrides: one.overrides.toReversed(),
          leave: one.leave.toReversed(),
          busy: one.busy.toReversed(),
        })),
      }
      expect(answer({ ...given, facts: turned })).toEqual(answer(given))
      expect(given).toEqual(copy)
    }),
    { numRuns: 1000 },
  )
})
