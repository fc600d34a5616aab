import fc from 'fast-check'
import type { Turn, Wish } from './history'
import { type Command, mornings, type Service, therapists } from './plan'

// Time passes in steps whose sums fall on none of the edges: the seconds keep apart what the minutes could bring together.
const steps = [7 * 60 + 1, 11 * 60 + 2, 26 * 60 + 4, 307 * 60 + 8, 1451 * 60 + 16]

const browser = fc.nat(2)
const person = fc.nat(1)
const therapist = fc.constantFrom(...therapists)
const service = fc.constantFrom<Service>('consultation', 'individual-session')
const start = fc.record({
  day: fc.nat(2),
  half: fc.oneof({ weight: 6, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(8) }),
  beside: fc.oneof(
    { weight: 19, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(10, 15) },
  ),
})
const target = fc.nat(3)
const by = fc.constantFrom('client' as const, 'staff' as const)
const kind = <Kind extends Command['kind']>(name: Kind) => fc.constant(name)

const hold = fc.record({
  kind: kind('hold'),
  browser,
  therapist: fc.option(therapist, { freq: 3 }),
  service,
  start,
})
const booking = fc
  .tuple(hold, person)
  .map(([first, who]): Command[] => [
    first,
    { kind: 'details', browser: first.browser, person: who },
    { kind: 'proof', browser: first.browser },
  ])
const leave = fc
  .record({
    kind: kind('leave'),
    therapist,
    day: fc.nat(2),
    from: fc.nat(7),
    length: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ length, ...rest }) => ({ ...rest, until: Math.min(rest.from + length, 8) }))
const most = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 })

const one: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: hold },
  { weight: 3, arbitrary: fc.record({ kind: kind('details'), browser, person }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('code'), browser }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('proof'), browser }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('cancel'), target, by }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('move'), target, by, start }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('decide'),
      target,
      decision: fc.constantFrom('approve' as const, 'decline' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('undo'), target }) },
  { weight: 2, arbitrary: leave },
  { weight: 1, arbitrary: fc.record({ kind: kind('back'), therapist }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('hours'), therapist, morning: fc.nat(mornings.length - 1) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('caps'), therapist, perDay: most, perWeek: most }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('sweep') }) },
)

const repeat: fc.Arbitrary<Wish['repeat']> = fc.oneof(
  { weight: 8, arbitrary: fc.constant('no' as const) },
  { weight: 1, arbitrary: fc.constantFrom('after' as const, 'together' as const) },
)

const caller: fc.Arbitrary<Wish[]> = fc
  .oneof({ weight: 5, arbitrary: booking }, { weight: 8, arbitrary: one.map(command => [command]) })
  .chain(commands => fc.tuple(...commands.map(command => repeat.map(again => ({ command, repeat: again })))))

const together = fc
  .record({
    callers: fc.oneof(
      { weight: 4, arbitrary: caller.map(alone => [alone]) },
      { weight: 5, arbitrary: fc.array(caller, { minLength: 2, maxLength: 4 }) },
    ),
    crashes: fc.oneof(
      { weight: 8, arbitrary: fc.constant<number[]>([]) },
      { weight: 1, arbitrary: fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }) },
    ),
    delays: fc.array(fc.nat(25), { minLength: 4, maxLength: 4 }),
  })
  .map((rest): Turn => ({ kind: 'together', ...rest }))

const forward = (seconds: number): Turn => ({ kind: 'forward', seconds })
const [short = 0] = steps
const alone = (...commands: Command[]): Turn => ({
  kind: 'together',
  callers: [commands.map(command => ({ command, repeat: 'no' }))],
  crashes: [],
  delays: [],
})

/** A code asked for again, and used when the hold has ended: somebody else may want the time in the same moment. */
const late = fc
  .tuple(hold, person, fc.option(hold), fc.boolean())
  .map(([mine, who, theirs, isSwept]): Turn[] => {
    const proof: Command = { kind: 'proof', browser: mine.browser }
    const others: Command[] = [
      ...(theirs ? [{ ...mine, browser: theirs.browser }] : []),
      ...(isSwept ? [{ kind: 'sweep' } as const] : []),
    ]
    const callers = [proof, ...others].map((command): Wish[] => [{ command, repeat: 'no' }])
    return [
      alone(mine, { kind: 'details', browser: mine.browser, person: who }),
      forward(short),
      alone({ kind: 'code', browser: mine.browser }),
      forward(short),
      { kind: 'together', callers, crashes: [], delays: [] },
    ]
  })

/** Three who want different times of one therapist's day that has room for one, or that is being taken away. */
const quarrel = fc
  .record({
    therapist,
    day: fc.nat(2),
    perDay: fc.integer({ min: 1, max: 2 }),
    isLeaving: fc.boolean(),
    first: fc.nat(2),
  })
  .map(({ therapist: whose, day, perDay, isLeaving, first }): Turn[] => {
    const holds = [0, 1, 2].map((who): Command => {
      const wanted = { service: 'consultation', start: { day, half: first + who, beside: 0 } } as const
      return { kind: 'hold', browser: who, therapist: whose, ...wanted }
    })
    const leaving: Command = { kind: 'leave', therapist: whose, day, from: 0, until: 8 }
    const callers = [...holds, ...(isLeaving ? [leaving] : [])].map((command): Wish[] => [
      { command, repeat: 'no' },
    ])
    const all: Turn = { kind: 'together', callers, crashes: [], delays: [] }
    return isLeaving ? [all] : [alone({ kind: 'caps', therapist: whose, perDay, perWeek: null }), all]
  })

/** Anything that can happen next: most often one moment, or some time that passes. */
export const anyScene: fc.Arbitrary<Turn[]> = fc.oneof(
  { weight: 16, arbitrary: together.map(turn => [turn]) },
  { weight: 2, arbitrary: fc.constantFrom(...steps).map(seconds => [forward(seconds)]) },
  { weight: 1, arbitrary: late },
  { weight: 2, arbitrary: quarrel },
)
