import { type Answer, type BookingClient, makeClient } from './booking-client'
import { askForCode, minutesUntilEnded } from './booking-steps'
import { asked } from './open-times'
import type { PracticeUnderTest } from './practice-under-test'
import { compare, countStatus, countWithoutOthers, type Finding, percentile } from './tally'

/** The time of a named therapist that many want. */
export type Wanted = { readonly therapist: string; readonly start: string }

/** Each client a browser, an address and a network of their own; they take turns in which server they speak to. */
export function makeClients({ publicUrl, servers }: PracticeUnderTest, howMany: number): BookingClient[] {
  return Array.from({ length: howMany }, (_, at) => {
    const origin = servers[at % servers.length]?.origin ?? publicUrl
    return makeClient({ origin })
  })
}

/** So many simultaneous choices of one time: one hold, everybody else is told of other times, and nobody sees a fault (B6, I1). */
export async function raceForOneTime(
  practice: PracticeUnderTest,
  wanted: Wanted,
  howMany: number,
): Promise<Finding> {
  const clients = makeClients(practice, howMany)
  const began = performance.now()
  const losing: number[] = []
  const answers = await Promise.all(
    clients.map(async client => {
      const answer = await client.send('/book/hold', { ...asked, ...wanted })
      if (answer.status === 409) losing.push(performance.now() - began)
      return answer
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const held = await countOpen(practice, wanted, 'held')
  return judge(
    practice,
    {
      ...outcomes(answers),
      'rows held': held,
      'choices a second': Math.round(howMany / seconds),
      'p99 of the refused, ms': percentile(losing, 0.99),
    },
    { 'answers 201': 1, 'answers 409': howMany - 1, 'rows held': 1 },
  )
}

/**
 * So many late proofs for one time whose holds have all ended, one after the other: one appointment, one confirmation letter (I14,
 * I17). Leaves the clock far ahead; `wanted` must lie beyond that.
 */
export async function raceOfLateProofs(
  practice: PracticeUnderTest,
  wanted: Wanted,
  howMany: number,
): Promise<Finding> {
  const { book } = practice
  const clients = makeClients(practice, howMany)
  let minutes = 0
  for (const client of clients) {
    await askForCode(client, wanted, book)
    minutes += minutesUntilEnded
    await book.setClockAhead(minutes)
  }
  // The first codes have ended by now: everybody asks for another, and has it before anybody uses it.
  const again = await Promise.all(clients.map(client => client.send('/book/code', {})))
  const codes = await Promise.all(clients.map(({ email }) => book.readCode(email)))
  const answers = await Promise.all(
    clients.map((client, at) => client.send('/book/proof', { code: codes[at] ?? '' })),
  )
  const letters = await book.ask(
    `SELECT l.id FROM letter l JOIN appointment a ON a.id = l.appointment_id JOIN therapist t ON t.id = a.therapist_id
     WHERE l.kind = 'confirmation' AND t.slug = $1 AND a.starts_at = $2`,
    [wanted.therapist, wanted.start],
  )
  return judge(
    practice,
    {
      ...outcomes(answers),
      'codes sent again': countStatus(again, status => status === 202),
      appointments: await countOpen(practice, wanted, 'confirmed'),
      'confirmation letters': letters.length,
    },
    {
      'answers 201': 1,
      'answers 409': howMany - 1,
      'codes sent again': howMany,
      appointments: 1,
      'confirmation letters': 1,
    },
  )
}

/** The answers of a race, counted. */
export const outcomes = (answers: readonly Answer[]) => ({
  'answers 201': countStatus(answers, status => status === 201),
  'answers 409': countStatus(answers, status => status === 409),
  'answers 5xx': countStatus(answers, status => status >= 500),
  'refused without other times': countWithoutOthers(answers),
})

async function countOpen({ book }: PracticeUnderTest, wanted: Wanted, state: string): Promise<number> {
  const rows = await book.ask(
    'SELECT a.id FROM appointment a JOIN therapist t ON t.id = a.therapist_id WHERE t.slug = $1 AND a.starts_at = $2 AND a.state = $3',
    [wanted.therapist, wanted.start, state],
  )
  return rows.length
}

/** What a race found, with every invariant of the book that it broke. */
export async function judge(
  { book }: PracticeUnderTest,
  counts: Record<string, number>,
  promised: Record<string, number>,
): Promise<Finding> {
  const unsound = await book.findBroken()
  const broken = compare(counts, { ...promised, 'answers 5xx': 0, 'refused without other times': 0 })
  return {
    counts,
    broken: [...broken, ...unsound.map(({ invariant, rows }) => `${invariant}: ${rows} rows`)],
  }
}
