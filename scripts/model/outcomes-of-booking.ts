import {
  type Book,
  change,
  type Entry,
  endOf,
  findEntry,
  isFree,
  isLive,
  listFree,
  newestOf,
  startOf,
} from './book'
import { type Outcome, type Rule, sole } from './outcome'
import { instantOf, minute, services } from './plan'

const endCodesOf = (book: Book, id: string): Book => ({
  ...book,
  codes: Object.fromEntries(
    Object.entries(book.codes).map(([browser, code]) => [
      browser,
      code.entry === id ? { ...code, live: false } : code,
    ]),
  ),
})

const made = (book: Book, entry: Omit<Entry, 'id' | 'version' | 'restarted' | 'decision'>): [Book, Entry] => {
  const fresh = { ...entry, id: `new-${book.entries.length}`, version: 1, restarted: false, decision: null }
  return [{ ...book, entries: [...book.entries, fresh] }, fresh]
}

export const hold: Rule<'hold'> = (book, { browser, therapist: asked, service, start, contended }, now) => {
  const earlier = book.entries.find(entry => entry.browser === browser && entry.state === 'held')
  const free = listFree(book, now, { service, start, except: earlier?.id ?? null }, asked)
  if (free.length === 0) return sole('no', book)
  // Whoever asks for anybody may lose one therapist to one caller and the next to another, while the first is free again.
  const lost = contended && asked === null ? sole('no', book) : []
  const held = free.map(therapist => {
    const released = earlier ? endCodesOf(change(book, earlier.id, { state: 'expired' }), earlier.id) : book
    const time = { start: instantOf(start), opened: now, heldUntil: now + 10 * minute }
    const [next] = made(released, { browser, person: null, service, therapist, state: 'held', ...time })
    return { answer: `held ${therapist}`, next }
  })
  return [...held, ...lost]
}

const withCode = (book: Book, browser: number, entry: string, person: number, now: number): Book => ({
  ...book,
  codes: { ...book.codes, [browser]: { entry, person, made: now, until: now + 10 * minute, live: true } },
})

const isYoung = (moment: number, now: number) => now - moment < 1440 * minute

export const details: Rule<'details'> = (book, { browser, person, contended }, now) => {
  const entry = newestOf(book, browser)
  if (entry?.state !== 'held' || !isLive(entry, now)) return sole('ended', book)
  const restarted = Math.max(entry.heldUntil, Math.min(now + 10 * minute, entry.opened + 20 * minute))
  const heldUntil = entry.restarted ? entry.heldUntil : restarted
  const renewed = change(book, entry.id, { heldUntil, restarted: true })
  // Whose time was replaced or renewed in another window just then is told that it ended, and has lost nothing.
  const overtaken = contended ? sole('ended', book) : []
  return [...sole('sent', withCode(renewed, browser, entry.id, person, now)), ...overtaken]
}

export const code: Rule<'code'> = (book, { browser, contended }, now) => {
  const sent = book.codes[browser]
  const newest = newestOf(book, browser)
  if (!sent || !newest) return sole('nothing', book)
  const another = sole('sent', withCode(book, browser, sent.entry, sent.person, now))
  const isWaiting = newest.state === 'held' || newest.state === 'expired'
  const isNewest = newest.id === sent.entry && isYoung(sent.made, now) && isYoung(newest.opened, now)
  if (isWaiting && isNewest) return another
  // Asked for while it was being proved or let go in another window: a code that signs in and books nothing.
  return [...sole('nothing', book), ...(contended ? another : [])]
}

/** Three appointments ahead at most, and never two at one time. */
function refusePerson(book: Book, person: number, entry: Entry, now: number): string | null {
  const theirs = book.entries.filter(
    one =>
      one.person === person &&
      one.id !== entry.id &&
      (one.state === 'requested' || one.state === 'confirmed'),
  )
  if (theirs.filter(one => endOf(one) > now).length >= 3) return 'too-many'
  return theirs.some(one => one.start < endOf(entry) && entry.start < endOf(one)) ? 'you-are-booked' : null
}

const bookedState = ({ service }: Entry) => (services[service].instant ? 'confirmed' : 'requested')

export const proof: Rule<'proof'> = (book, { browser, contended }, now) => {
  const sent = book.codes[browser]
  if (!sent?.live || now >= sent.until) return sole('no-code', book)
  const used = { ...book, codes: { ...book.codes, [browser]: { ...sent, live: false } } }
  // Of two who use the browser at once one may hold a code that the other has replaced.
  const unread = contended ? sole('no-code', book) : []
  const entry = findEntry(used, sent.entry)
  if (!entry || (entry.state !== 'held' && entry.state !== 'expired'))
    return [...sole('refused', used), ...unread]
  if (entry.state === 'held' && isLive(entry, now)) {
    const refused = refusePerson(used, sent.person, entry, now)
    if (refused !== null) return [...sole(refused, used), ...unread]
    const state = bookedState(entry)
    return [...sole(state, change(used, entry.id, { state, person: sent.person })), ...unread]
  }
  return [...proveLate(used, entry, sent.person, now), ...unread]
}

/** An ended hold gives no right: the time is asked for like any other, with the same therapist. */
function proveLate(book: Book, ended: Entry, person: number, now: number): Outcome[] {
  // Another time was chosen since: this one was let go with that.
  if (newestOf(book, ended.browser)?.id !== ended.id) return sole('refused', book)
  if (!isFree(book, now, { ...ended, start: startOf(ended), except: null })) return sole('refused', book)
  const past = ended.state === 'held' ? change(book, ended.id, { state: 'expired' }) : book
  const time = { start: ended.start, opened: now, heldUntil: now + 10 * minute }
  const [fresh, entry] = made(past, { ...ended, ...time, person: null, state: 'held' })
  const refused = refusePerson(fresh, person, entry, now)
  if (refused !== null) return sole(refused, change(fresh, entry.id, { state: 'expired' }))
  const state = bookedState(entry)
  return sole(state, change(fresh, entry.id, { state, person }))
}
