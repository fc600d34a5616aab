import type { BookingClient } from './booking-client'
import { bookHeld } from './booking-steps'
import { asked, listApart } from './open-times'
import type { PracticeUnderTest } from './practice-under-test'
import { judge, makeClients, outcomes } from './races'
import { type Finding, percentile } from './tally'

type Held = { readonly client: BookingClient; readonly start: string }

const therapist = 'maren-okafor'
const atOnce = 64

/**
 * Many people for few times, sixty-four at once over all servers; whoever holds one proves it. As many appointments as times come of
 * it, whoever lost was offered others, and nobody met a fault or a deadlock (B6, I1, I14).
 */
export async function raceForManyTimes(
  practice: PracticeUnderTest,
  { people, times }: { readonly people: number; readonly times: number },
): Promise<Finding> {
  const starts = (await listApart(practice.publicUrl, therapist)).slice(0, times)
  if (starts.length < times) throw new Error(`Only ${starts.length} times are open.`)
  const deadlocks = await countDeadlocks(practice)
  const { answers, held, losing } = await choose(practice, starts, people)
  for (const { client } of held) await bookHeld(client, practice.book)
  const booked = await practice.book.ask(
    `SELECT a.id FROM appointment a JOIN therapist t ON t.id = a.therapist_id
     WHERE t.slug = $1 AND a.state = 'confirmed' AND a.starts_at = ANY($2::timestamptz[])`,
    [therapist, starts],
  )
  return judge(
    practice,
    {
      ...outcomes(answers),
      appointments: booked.length,
      deadlocks: (await countDeadlocks(practice)) - deadlocks,
      'p99 of the refused, ms': percentile(losing, 0.99),
    },
    { 'answers 201': times, 'answers 409': people - times, appointments: times, deadlocks: 0 },
  )
}

async function choose(practice: PracticeUnderTest, starts: readonly string[], people: number) {
  const clients = makeClients(practice, people)
  const answers: Awaited<ReturnType<BookingClient['send']>>[] = []
  const held: Held[] = []
  const losing: number[] = []
  const lane = async () => {
    for (let client = clients.pop(); client !== undefined; client = clients.pop()) {
      const start = starts[clients.length % starts.length] ?? ''
      const began = performance.now()
      const answer = await client.send('/book/hold', { ...asked, therapist, start })
      answers.push(answer)
      if (answer.status === 201) held.push({ client, start })
      else losing.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { answers, held, losing }
}

async function countDeadlocks({ book }: PracticeUnderTest): Promise<number> {
  const [row] = await book.ask('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()')
  return Number(row?.deadlocks)
}
