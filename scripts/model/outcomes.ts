import { type Book, change, findEntry, isLive } from './book'
import type { Outcome } from './outcome'
import { code, details, hold, proof } from './outcomes-of-booking'
import { back, cancel, caps, decide, hours, leave, move, undo } from './outcomes-of-change'
import { type Given, minute, services } from './plan'

/** Everything that may come of a command; more than one where a therapist is chosen, or two callers meet. */
export function listOutcomes(book: Book, given: Given, now: number): Outcome[] {
  switch (given.kind) {
    case 'hold':
      return hold(book, given, now)
    case 'details':
      return details(book, given, now)
    case 'code':
      return code(book, given, now)
    case 'proof':
      return proof(book, given, now)
    case 'cancel':
      return cancel(book, given, now)
    case 'move':
      return move(book, given, now)
    case 'decide':
      return decide(book, given, now)
    case 'undo':
      return undo(book, given, now)
    case 'leave':
      return leave(book, given, now)
    case 'back':
      return back(book, given, now)
    case 'hours':
      return hours(book, given, now)
    case 'caps':
      return caps(book, given, now)
    case 'sweep':
      return [{ answer: 'swept', next: book }]
  }
}

/** What time has overtaken: holds that ended, decisions that have had their time, requests that nobody answered. */
export const listDue = (book: Book, now: number): string[] =>
  book.entries.filter(entry => settle(book, entry.id, now) !== book).map(({ id }) => id)

/** Somebody notices it of one appointment: the sweep, or for a hold whoever wants its time. */
export function settle(book: Book, id: string, now: number): Book {
  const entry = findEntry(book, id)
  if (entry?.state === 'held') return isLive(entry, now) ? book : change(book, id, { state: 'expired' })
  if (entry?.state !== 'requested') return book
  const { decision } = entry
  if (decision !== null && now >= decision.until)
    return change(book, id, {
      state: decision.event === 'approve' ? 'confirmed' : 'declined',
      decision: null,
    })
  const isOverdue = decision === null && now >= entry.start - services[entry.service].notice * minute
  return isOverdue ? change(book, id, { state: 'expired' }) : book
}
