import { randomUUID } from 'node:crypto'
import { isAway } from '@/lib/data/transaction'
import { type Book, type Entry, emptyBook } from './book'
import type { Cast } from './cast'
import { listEnds, type Moment } from './legal'
import { perform } from './perform'
import type { Answered, Command, Given } from './plan'
import { isWritten, look, type Seen } from './seen'
import type { World } from './world'

/** What happens next: time passes, or some callers act at once, each one command after the other; perhaps with a crash in between. */
export type Turn =
  | { readonly kind: 'forward'; readonly seconds: number }
  | {
      readonly kind: 'together'
      readonly callers: readonly (readonly Wish[])[]
      readonly crashes: readonly number[]
      readonly delays: readonly number[]
    }

export type Wish = { readonly command: Command; readonly repeat: Given['repeat'] }

/** One moment as it came out, and what the tables held after it. A history is a list of them; it can be judged again at any time. */
export type Happening = { readonly moment: Moment; readonly seen: Seen }

export type Playing = { readonly world: World; readonly cast: Cast; readonly happenings: Happening[] }

/** Begins a history: an empty book, three browsers and two people nobody has seen before. */
export async function begin(world: World): Promise<Playing> {
  await world.reset()
  const browsers = Array.from({ length: 3 }, () => randomUUID())
  const people = Array.from({ length: 2 }, () => `person-${randomUUID()}@example.org`)
  const { owner, policyVersion } = world
  return { world, cast: { owner, browsers, people, policyVersion }, happenings: [] }
}

/** Plays one turn against the product and judges it at once; null, or in words why no order of the commands explains what came of it. */
export async function play(playing: Playing, turn: Turn): Promise<string | null> {
  const { world, cast, happenings } = playing
  if (turn.kind === 'forward') {
    await world.forward(turn.seconds)
    return null
  }
  const before = await lookTwice(() => look(cast))
  const planned = resolve(before.book, turn.callers)
  const acting = planned.map(async (caller, at) => {
    await turns(turn.delays[at] ?? 0)
    const answered: Answered[] = []
    for (const given of caller) answered.push({ given, answer: await perform(cast, given) })
    return answered
  })
  const crashing = turn.crashes.map(async delay => {
    await turns(delay)
    await world.crash()
  })
  const [callers] = await Promise.all([Promise.all(acting), Promise.all(crashing)])
  const happening = { moment: { now: before.now, callers }, seen: await lookTwice(() => look(cast)) }
  happenings.push(happening)
  return judge(before.book, happening)
}

/** A connection that was killed may fail whoever takes it next, once. */
export function lookTwice<Found>(ask: () => Promise<Found>): Promise<Found> {
  return ask().catch(fault => {
    if (!isAway(fault)) throw fault
    return ask()
  })
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate)
}

/** Judges a whole history again from what was written down of it. */
export function judgeAgain(happenings: readonly Happening[]): string | null {
  let book = emptyBook
  for (const [at, happening] of happenings.entries()) {
    const broken = judge(book, happening)
    if (broken !== null) return `moment ${at + 1}: ${broken}`
    book = happening.seen.book
  }
  return null
}

function judge(before: Book, { moment, seen }: Happening): string | null {
  const ends = listEnds(before, moment)
  if (ends.some(end => isWritten(end, seen))) return null
  const words = moment.callers.flat().map(({ given, answer }) => `${given.kind}: ${answer}`)
  const what =
    ends.length === 0
      ? 'no order of the commands allows these answers'
      : 'the tables hold something else than the answers allow'
  return `${what} (${words.join('; ')})`
}

/** Whom and what the commands mean, by what there is as they are given. */
function resolve(book: Book, callers: readonly (readonly Wish[])[]): Given[][] {
  const known = book.entries.filter(entry => entry.person !== null)
  const pick = (target: number): Entry | undefined => known[target % Math.max(known.length, 1)]
  const meant = callers.map(caller => caller.map(({ command }) => meaningOf(command, pick)))
  const isSwept = meant.flat().includes('sweep')
  return callers.map((caller, at) =>
    caller.map(({ command, repeat }, place) => {
      const mine = meant[at]?.[place] ?? 'none'
      const others = meant.filter((_, other) => other !== at).flat()
      const contended = others.includes(mine) || (isSwept && 'target' in command && callers.length > 1)
      return { ...command, repeat, contended, ...seenBy(book, command, pick) }
    }),
  )
}

/** What a command is about, for knowing whether two meet: a browser, an appointment, or the sweep. */
function meaningOf(command: Command, pick: (target: number) => Entry | undefined): string {
  if ('browser' in command) return `browser ${command.browser}`
  return 'target' in command ? (pick(command.target)?.id ?? 'none') : command.kind
}

function seenBy(book: Book, command: Command, pick: (target: number) => Entry | undefined) {
  const entry = 'target' in command ? pick(command.target) : undefined
  const seen = entry ? { id: entry.id, version: entry.version, until: entry.decision?.until ?? null } : null
  const leave =
    command.kind === 'back' ? book.leaves.find(({ therapist }) => therapist === command.therapist)?.id : null
  return { seen, leave: leave ?? null }
}
