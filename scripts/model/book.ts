import {
  days,
  instantOf,
  minute,
  mornings,
  type Service,
  type Start,
  services,
  type Therapist,
  therapists,
} from './plan'

// A book of intervals, written to be believed: it knows nothing of the product's own judge, of locks or of tables.

export type State = 'held' | 'requested' | 'confirmed' | 'expired' | 'declined' | 'cancelled'

export type Entry = {
  readonly id: string
  readonly browser: number
  readonly person: number | null
  readonly service: Service
  readonly therapist: Therapist
  readonly start: number
  readonly state: State
  readonly version: number
  readonly opened: number
  readonly heldUntil: number
  readonly restarted: boolean
  readonly decision: { readonly event: 'approve' | 'decline'; readonly until: number } | null
}

type Code = {
  readonly entry: string
  readonly person: number
  readonly made: number
  readonly until: number
  readonly live: boolean
}
type Leave = {
  readonly id: string
  readonly therapist: Therapist
  readonly from: number
  readonly until: number
}
type Caps = { readonly perDay: number | null; readonly perWeek: number | null }

/** Everything there is. Entries in the order in which they were made: a browser's last one is its newest. */
export type Book = {
  readonly entries: readonly Entry[]
  readonly codes: Readonly<Record<number, Code>>
  readonly leaves: readonly Leave[]
  readonly hours: Readonly<Record<Therapist, number>>
  readonly caps: Readonly<Record<Therapist, Caps>>
}

const none = { perDay: null, perWeek: null }
export const emptyBook: Book = {
  entries: [],
  codes: {},
  leaves: [],
  hours: { 'maren-okafor': 0, 'theo-lindqvist': 0 },
  caps: { 'maren-okafor': none, 'theo-lindqvist': none },
}

export const endOf = (entry: { start: number; service: Service }): number =>
  entry.start + services[entry.service].minutes * minute
const claimEnd = (entry: { start: number; service: Service }): number =>
  endOf(entry) + services[entry.service].after * minute

/** Does it keep its time now? An ended hold does not, whether anybody has noticed or not. */
export const isLive = (entry: Entry, now: number): boolean =>
  entry.state === 'held' ? now < entry.heldUntil : entry.state === 'requested' || entry.state === 'confirmed'

const usesRoom = ({ service }: { service: Service }) => services[service].place !== 'video'

type Wish = {
  readonly service: Service
  readonly therapist: Therapist
  readonly start: Start
  readonly except: string | null
}

/** May this be booked? Within the morning on a half hour, not too soon, nobody there, no leave, and the therapist wants more. */
export function isFree(book: Book, now: number, { service, therapist, start, except }: Wish): boolean {
  const at = { service, start: instantOf(start) }
  const [open, close] = mornings[book.hours[therapist]] ?? [0, 0]
  if (start.beside !== 0 || start.half < open || start.half * 30 + services[service].minutes > close * 30)
    return false
  if (at.start < now + services[service].notice * minute) return false
  if (
    book.leaves.some(
      leave => leave.therapist === therapist && leave.from < endOf(at) && at.start < leave.until,
    )
  )
    return false
  const others = book.entries.filter(entry => entry.id !== except && isLive(entry, now))
  const inTheWay = (entry: Entry) => entry.start < claimEnd(at) && at.start < claimEnd(entry)
  if (others.some(one => inTheWay(one) && (one.therapist === therapist || (usesRoom(one) && usesRoom(at)))))
    return false
  return !isFull(
    book,
    others.filter(one => one.therapist === therapist),
    therapist,
    start.day,
  )
}

function isFull(book: Book, theirs: readonly Entry[], therapist: Therapist, day: number): boolean {
  const { perDay, perWeek } = book.caps[therapist]
  const dayOf = ({ start }: Entry) =>
    days.findIndex(({ nine }) => start >= nine && start < nine + 240 * minute)
  const sameDay = theirs.filter(entry => dayOf(entry) === day)
  const sameWeek = theirs.filter(entry => days[dayOf(entry)]?.week === days[day]?.week)
  return sameDay.length >= (perDay ?? Infinity) || sameWeek.length >= (perWeek ?? Infinity)
}

export const listFree = (
  book: Book,
  now: number,
  wish: Omit<Wish, 'therapist'>,
  asked: Therapist | null,
): Therapist[] =>
  therapists.filter(
    therapist => therapist === (asked ?? therapist) && isFree(book, now, { ...wish, therapist }),
  )

export const newestOf = (book: Book, browser: number): Entry | undefined =>
  book.entries.findLast(entry => entry.browser === browser)

export const change = (book: Book, id: string, more: Partial<Entry>): Book => ({
  ...book,
  entries: book.entries.map(entry =>
    entry.id === id ? { ...entry, ...more, version: entry.version + 1 } : entry,
  ),
})

export const findEntry = (book: Book, id: string): Entry | undefined =>
  book.entries.find(entry => entry.id === id)

/** The start that an entry has, in the words of the plan. */
export function startOf(entry: Entry): Start {
  const day = days.findIndex(({ nine }) => entry.start >= nine && entry.start < nine + 240 * minute)
  const minutes = (entry.start - (days[day]?.nine ?? 0)) / minute
  return { day, half: Math.floor(minutes / 30), beside: minutes % 30 }
}
