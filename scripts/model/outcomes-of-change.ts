import { type Book, change, type Entry, endOf, findEntry, isFree } from './book'
import { type Rule, sole } from './outcome'
import { days, type Given, instantOf, minute, services } from './plan'

const meant = (book: Book, { seen }: Given): Entry | undefined =>
  seen === null ? undefined : findEntry(book, seen.id)

/** Who may still change it: staff until it is over, its client until the cut-off. Null when they may. */
function refuseChange(entry: Entry, by: 'client' | 'staff', now: number): string | null {
  if ((entry.state !== 'requested' && entry.state !== 'confirmed') || now >= endOf(entry)) return 'ended'
  if (by === 'staff') return null
  return now > entry.start - services[entry.service].cutOff * minute ? 'too-late' : null
}

export const cancel: Rule<'cancel'> = (book, given, now) => {
  const entry = meant(book, given)
  if (!entry) return sole('none', book)
  if (entry.state === 'cancelled') return sole('cancelled', book)
  const refused = refuseChange(entry, given.by, now)
  return refused === null
    ? sole('cancelled', change(book, entry.id, { state: 'cancelled', decision: null }))
    : sole(refused, book)
}

export const move: Rule<'move'> = (book, given, now) => {
  const entry = meant(book, given)
  if (!entry) return sole('none', book)
  const refused = refuseChange(entry, given.by, now)
  if (refused !== null) return sole(refused, book)
  const start = instantOf(given.start)
  if (start === entry.start) return sole('moved', book)
  // Whoever wanted to move another version than there is now is told so.
  const overtaken = given.contended ? sole('overtaken', book) : []
  if (!isFree(book, now, { ...entry, start: given.start, except: entry.id }))
    return [...sole('no', book), ...overtaken]
  const there = { ...entry, start }
  const isElsewhere = book.entries.some(
    one =>
      one.id !== entry.id &&
      one.person === entry.person &&
      (one.state === 'requested' || one.state === 'confirmed') &&
      one.start < endOf(there) &&
      there.start < endOf(one),
  )
  if (isElsewhere) return [...sole('you-are-booked', book), ...overtaken]
  return [...sole('moved', change(book, entry.id, { start, decision: null })), ...overtaken]
}

const undecided = (book: Book, id: string, decision: Entry['decision']): Book => ({
  ...book,
  entries: book.entries.map(entry => (entry.id === id ? { ...entry, decision } : entry)),
})

export const decide: Rule<'decide'> = (book, given, now) => {
  const entry = meant(book, given)
  if (!entry) return sole('none', book)
  if (entry.state !== 'requested' || entry.version !== given.seen?.version) return sole('no', book)
  if (entry.decision !== null) return sole(entry.decision.event === given.decision ? 'decided' : 'no', book)
  if (now >= entry.start - services[entry.service].notice * minute) return sole('no', book)
  return sole(
    'decided',
    undecided(book, entry.id, { event: given.decision, until: Math.min(now + 3 * minute, entry.start) }),
  )
}

export const undo: Rule<'undo'> = (book, given, now) => {
  const entry = meant(book, given)
  if (!entry) return sole('none', book)
  if (entry.state !== 'requested') return sole('no', book)
  if (entry.decision === null) return sole('undone', book)
  const isSeen = entry.decision.until === given.seen?.until && now < entry.decision.until
  return isSeen ? sole('undone', undecided(book, entry.id, null)) : sole('no', book)
}

export const leave: Rule<'leave'> = (book, { therapist, day, from, until }) => {
  const [start, end] = [from, until].map(half => (days[day]?.nine ?? 0) + half * 30 * minute)
  const added = { id: `new-${book.leaves.length}`, therapist, from: start ?? 0, until: end ?? 0 }
  return sole('changed', { ...book, leaves: [...book.leaves, added] })
}

export const back: Rule<'back'> = (book, given) =>
  book.leaves.some(({ id }) => id === given.leave)
    ? sole('changed', { ...book, leaves: book.leaves.filter(({ id }) => id !== given.leave) })
    : sole('none', book)

export const hours: Rule<'hours'> = (book, { therapist, morning }) =>
  sole('changed', { ...book, hours: { ...book.hours, [therapist]: morning } })

export const caps: Rule<'caps'> = (book, { therapist, perDay, perWeek }) =>
  sole('changed', { ...book, caps: { ...book.caps, [therapist]: { perDay, perWeek } } })
