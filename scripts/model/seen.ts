import { db } from '@/lib/data/db'
import { type Book, type Entry, isLive } from './book'
import { mornings, type Therapist, therapists, wallOf } from './plan'

/** The tables as they are after a moment, in the shape of the model: what was promised to whom, and what keeps which time. */
export type Seen = { readonly now: number; readonly book: Book }

type Rows = {
  now: number
  entries: (Omit<Entry, 'browser' | 'person' | 'decision'> & {
    hash: string
    email: string | null
    event: 'approve' | 'decline' | null
    until: number | null
  })[]
  codes: { hash: string; entry: string; email: string; made: number; until: number; live: boolean }[]
  leaves: { id: string; therapist: Therapist; from: number; until: number }[]
  rules: {
    therapist: Therapist
    perDay: number | null
    perWeek: number | null
    from: string
    until: string
  }[]
}

export type Names = { readonly browsers: readonly string[]; readonly people: readonly string[] }

export async function look({ browsers, people }: Names): Promise<Seen> {
  const [row] = await db().$queryRaw<{ seen: Rows }[]>`
    SELECT json_build_object('now', epoch_ms(practice_now()),
      'entries', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'hash', a.browser_hash, 'email', e.email, 'service', a.service_slug,
        'therapist', t.slug, 'start', epoch_ms(a.starts_at), 'state', a.state, 'version', a.version, 'opened', epoch_ms(a.created_at),
        'heldUntil', epoch_ms(a.held_until), 'restarted', a.hold_renewed_at IS NOT NULL, 'event', a.pending_event,
        'until', epoch_ms(a.pending_until)) ORDER BY a.created_at, a.id DESC), '[]')
        FROM appointment a JOIN therapist t ON t.id = a.therapist_id
          LEFT JOIN participant p ON p.appointment_id = a.id LEFT JOIN person e ON e.id = p.person_id),
      'codes', (SELECT coalesce(json_agg(json_build_object('hash', c.browser_hash, 'entry', c.appointment_id, 'email', c.email,
        'made', epoch_ms(c.created_at), 'until', epoch_ms(c.expires_at), 'live', c.used_at IS NULL AND c.ended_at IS NULL)), '[]')
        FROM (SELECT DISTINCT ON (browser_hash) * FROM challenge WHERE purpose = 'booking' ORDER BY browser_hash, created_at DESC, id) c),
      'leaves', (SELECT coalesce(json_agg(json_build_object('id', l.id, 'therapist', t.slug, 'from', epoch_ms(l.starts_at),
        'until', epoch_ms(l.ends_at)) ORDER BY t.slug, l.starts_at, l.ends_at, l.id), '[]') FROM leave l JOIN therapist t ON t.id = l.therapist_id),
      'rules', (SELECT json_agg(json_build_object('therapist', t.slug, 'perDay', t.max_per_day, 'perWeek', t.max_per_week,
        'from', h.first, 'until', h.last)) FROM therapist t JOIN (SELECT therapist_id, min(from_time) AS first, max(until_time) AS last
        FROM hours_rule GROUP BY 1) h ON h.therapist_id = t.id WHERE t.active)) AS seen`
  if (row === undefined) throw new Error('Nothing was seen.')
  return { now: row.seen.now, book: readBook(row.seen, { browsers, people }) }
}

function readBook({ entries, codes, leaves, rules }: Rows, { browsers, people }: Names): Book {
  const named = entries.map(({ hash, email, event, until, ...entry }) => ({
    ...entry,
    browser: browsers.indexOf(hash),
    person: email === null ? null : people.indexOf(email),
    decision: event === null || until === null ? null : { event, until },
  }))
  const sent = codes.map(({ hash, email, ...code }) => [
    browsers.indexOf(hash),
    { ...code, person: people.indexOf(email) },
  ])
  const byTherapist = <Value>(read: (rule: Rows['rules'][number]) => Value) => {
    const [one, other] = therapists.map(slug => rules.find(({ therapist }) => therapist === slug))
    if (one === undefined || other === undefined) throw new Error('A therapist has no hours.')
    return { 'maren-okafor': read(one), 'theo-lindqvist': read(other) }
  }
  const hours = byTherapist(({ from, until }) =>
    mornings.findIndex(one => wallOf(one[0]) === from && wallOf(one[1]) === until),
  )
  const caps = byTherapist(({ perDay, perWeek }) => ({ perDay, perWeek }))
  return { entries: named, codes: Object.fromEntries(sent), leaves, hours, caps }
}

// The model reckons from the beginning of a moment, the product from some milliseconds within it.
const closeBy = (one: number, other: number) => Math.abs(one - other) < 20_000

/** Of what ended nobody is told more than that; an ended hold is over, whether it was swept or not. */
function describe(entry: Entry, now: number): string {
  const { browser, service, therapist, start, version, person, restarted } = entry
  const rest = [browser, service, therapist, start]
  if (!isLive(entry, now))
    return JSON.stringify([...rest, entry.state === 'held' ? 'expired' : entry.state, person])
  const held = entry.state === 'held' ? [restarted, version] : [version]
  return JSON.stringify([...rest, entry.state, person, entry.decision?.event ?? null, ...held])
}

const byWords = (now: number) => (one: Entry, other: Entry) => {
  const [a, b] = [describe(one, now), describe(other, now)]
  return a < b ? -1 : a > b ? 1 : one.opened - other.opened
}

/** Do the tables hold what this book says, but for the names of new things and some milliseconds? */
export function isWritten(book: Book, { now, book: seen }: Seen): boolean {
  const mine = book.entries.toSorted(byWords(now))
  const theirs = seen.entries.toSorted(byWords(now))
  const isSame = mine.every((entry, at) => {
    const other = theirs[at]
    return other !== undefined && describe(entry, now) === describe(other, now) && isNear(entry, other, now)
  })
  const rules = ({ hours, caps }: Book) => JSON.stringify([hours, caps])
  if (!isSame || mine.length !== theirs.length || rules(book) !== rules(seen)) return false
  const names = new Map(mine.map((entry, at) => [entry.id, theirs[at]?.id ?? '']))
  return leavesOf(book) === leavesOf(seen) && sameCodes(book, seen, names, now)
}

const isNear = (mine: Entry, theirs: Entry, now: number): boolean =>
  !isLive(theirs, now) ||
  ((mine.state !== 'held' || closeBy(mine.heldUntil, theirs.heldUntil)) &&
    closeBy(mine.decision?.until ?? 0, theirs.decision?.until ?? 0))

const leavesOf = ({ leaves }: Book) =>
  JSON.stringify(leaves.map(({ therapist, from, until }) => [therapist, from, until]).sort())

/** Which code is good, for which appointment and whom; of codes that are over nothing more. */
function sameCodes(book: Book, seen: Book, names: ReadonlyMap<string, string>, now: number): boolean {
  const words = (codes: Book['codes'], nameOf: (id: string) => string) =>
    JSON.stringify(
      Object.entries(codes)
        .filter(([, { live, until }]) => live && now < until)
        .map(([browser, { entry, person }]) => [browser, nameOf(entry), person])
        .sort(),
    )
  return words(book.codes, id => names.get(id) ?? id) === words(seen.codes, id => id)
}
