import { type Book, findEntry } from './book'
import { listDue, listOutcomes, settle } from './outcomes'
import type { Answered } from './plan'

/** What several callers did at once: each one's commands in order, and what came back. */
export type Moment = { readonly now: number; readonly callers: readonly (readonly Answered[])[] }

type Search = {
  readonly moment: Moment
  readonly due: readonly string[]
  readonly mayMiss: boolean
  readonly seen: Set<string>
  readonly ends: Map<string, Book>
}

/**
 * Every book that these answers could have left behind: the commands in any order that keeps each caller's own, each with an answer
 * that its place in that order allows. None means that no order explains what was answered.
 */
export function listEnds(book: Book, moment: Moment): Book[] {
  const isSwept = moment.callers.flat().some(({ given }) => given.kind === 'sweep')
  const isHold = (id: string) => findEntry(book, id)?.state === 'held'
  const due = listDue(book, moment.now).filter(id => isSwept || isHold(id))
  // The sweep leaves alone what somebody else has in hand, and one that was cut off did what it did.
  const isAlone =
    moment.callers.length === 1 && moment.callers.flat().every(({ answer }) => answer !== 'lost')
  const mayMiss = !(isSwept && isAlone)
  const search = { moment, due, mayMiss, seen: new Set<string>(), ends: new Map<string, Book>() }
  visit(
    search,
    book,
    moment.callers.map(() => 0),
    due,
  )
  return [...search.ends.values()]
}

function visit(search: Search, book: Book, places: readonly number[], due: readonly string[]): void {
  const key = JSON.stringify([book, places, due])
  if (search.seen.has(key)) return
  search.seen.add(key)
  const { moment, ends, mayMiss } = search
  const isDone = moment.callers.every((caller, at) => places[at] === caller.length)
  if (isDone && (due.length === 0 || mayMiss)) ends.set(JSON.stringify(book), book)
  for (const id of due)
    visit(
      search,
      settle(book, id, moment.now),
      places,
      due.filter(one => one !== id),
    )
  for (const [at, caller] of moment.callers.entries()) {
    const answered = caller[places[at] ?? 0]
    if (answered === undefined) continue
    const onward = places.with(at, (places[at] ?? 0) + 1)
    for (const next of listNext(book, answered, moment.now)) visit(search, next, onward, due)
  }
}

/** The books after one command, as far as its answer tells; when the answer was lost, it may have been done or not. */
function listNext(book: Book, { given, answer }: Answered, now: number): Book[] {
  const outcomes = listOutcomes(book, given, now)
  if (answer === 'lost') return [book, ...outcomes.map(({ next }) => next)]
  return outcomes.filter(outcome => outcome.answer === answer).map(({ next }) => next)
}
