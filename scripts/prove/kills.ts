import type { Book } from './book'
import { type BookingRun, makeRun } from './booking-run'
import { awaitConfirmations } from './letters'
import { listApart } from './open-times'
import type { Finding } from './tally'

/** Something that serves bookings and can be killed: a server, or everything at once. */
export type Victim = {
  readonly origin: string
  readonly mailbox: string
  /** The book as long as the database lives; a new one after a restart. */
  book(): Book
  kill(): Promise<void>
  restart(): Promise<void>
}

const therapist = 'maren-okafor'
const atOnce = 6
const most = 24
// Longer than a worker that was killed keeps a letter to itself.
const minutesPerRound = 15

/**
 * Kills the victim in the middle of a stream of bookings, at another moment each round, starts it again, and looks: every
 * appointment that was acknowledged is there with its letter, whoever was cut off gets their appointment under the same keys, the
 * invariants hold, and every letter arrives (X9, I16, I17). `round` counts the kills of this victim; `moment` chooses when.
 */
export async function killDuringBookings(victim: Victim, round: number, moment = round): Promise<Finding> {
  await victim.book().setClockAhead(round * minutesPerRound)
  const runs = await streamUntilKilled(victim, moment)
  const acknowledged = runs.filter(run => run.acknowledged() !== null)
  const cutOff = runs.filter(run => run.acknowledged() === null)
  const unanswered = cutOff.filter(run => run.hasSentProof())
  await victim.restart()
  const book = victim.book()
  const broken: string[] = []
  for (const run of acknowledged) broken.push(...(await findLoss(book, run)))
  broken.push(...(await describeUnsound(book, 'after the kill')))
  const outcomes = await Promise.allSettled(cutOff.map(run => run.goOn(book)))
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') broken.push(`cut off for good: ${outcome.reason}`)
  for (const run of cutOff) broken.push(...(await findLoss(book, run)))
  broken.push(...(await describeUnsound(book, 'at the end')))
  await book.setClockAhead((round + 1) * minutesPerRound)
  broken.push(
    ...(await awaitConfirmations(
      victim.mailbox,
      runs.map(({ email }) => email),
    )),
  )
  const counts = {
    kills: 1,
    acknowledged: acknowledged.length,
    'proofs cut off': unanswered.length,
    'other steps cut off': cutOff.length - unanswered.length,
  }
  return { counts, broken }
}

async function streamUntilKilled(victim: Victim, moment: number): Promise<BookingRun[]> {
  const starts = await listApart(victim.origin, therapist)
  const fatal = 6 + ((moment * 5) % 8)
  const killed = Promise.withResolvers<void>()
  const runs: BookingRun[] = []
  let proofs = 0
  const onProof = () => {
    proofs += 1
    if (proofs !== fatal) return
    // Somewhere between the arrival of this proof and its answer, which takes some ten milliseconds.
    setTimeout(() => void victim.kill().then(killed.resolve, killed.reject), (moment * 7) % 31)
  }
  const keepBooking = async () => {
    for (let start = starts.shift(); start !== undefined && runs.length < most; start = starts.shift()) {
      const run = makeRun(victim.origin, { therapist, start }, onProof)
      runs.push(run)
      await run.goOn(victim.book())
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, keepBooking))
  if (proofs < fatal) throw new Error(`The stream ended before the kill: ${JSON.stringify(ends.map(String))}`)
  await killed.promise
  return runs
}

async function findLoss(book: Book, run: BookingRun): Promise<string[]> {
  const id = run.acknowledged()
  if (id === null) return [`${run.email} has no appointment`]
  const rows = await book.ask(
    `SELECT a.state, count(l.id)::int AS letters FROM appointment a LEFT JOIN letter l ON l.appointment_id = a.id AND l.kind = 'confirmation'
     WHERE a.id = $1 GROUP BY a.state`,
    [id],
  )
  const [found] = rows
  if (found?.state === 'confirmed' && found.letters === 1) return []
  return [`${id} was acknowledged and is ${JSON.stringify(found ?? 'gone')}`]
}

async function describeUnsound(book: Book, when: string): Promise<string[]> {
  return (await book.findBroken()).map(({ invariant, rows }) => `${invariant} ${when}: ${rows} rows`)
}
