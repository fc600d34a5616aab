import { db } from '@/lib/data/db'
import { findBroken } from '@/lib/data/read/invariants'
import { type Instant, instant } from '@/lib/domain/time/types'
import { holdTime } from '@/lib/use-cases/hold-time'
import { listOpenTimes } from '@/lib/use-cases/list-open-times'
import { browser } from '../testing/seeded-practice'
import { inDatabase, therapists } from './bench-practice'
import { percentile, type Result } from './measure'

const people = 64
const times = 20
const rounds = 50
// A server that has just begun is slower than one that runs, and gets quicker for some hundreds of choices (a round's last refusal: 225 ms
// in the first, 125 in the eighth, 95 later). Nobody's time counts in these, the rows do.
const warming = 8
const quarter = 15 * 60_000

type Tally = { held: number; losing: number[] }

/**
 * G10: sixty-four people at once want twenty times of one therapist, in fifty rounds; in every other round half of them ask for starts
 * a quarter of an hour later, which overlap. Each time goes to one of them, nobody waits for a deadlock, and losers are told soon.
 */
export async function benchContention(url: string): Promise<Result[]> {
  const before = await countDeadlocks(url)
  const supply = await listRounds()
  const losing: number[] = []
  let missing = 0
  for (const [round, { therapist, starts }] of supply.entries()) {
    const overlapping = round % 2 === 1
    const tally = await race(therapist, starts, overlapping)
    if (!overlapping) missing += Math.abs(tally.held - times)
    if (round >= warming) losing.push(...tally.losing)
  }
  const broken = await findBroken(db())
  return [
    none('rows more or fewer than times', missing),
    none('promises broken in the book', broken.length),
    none('deadlocks', (await countDeadlocks(url)) - before),
    {
      id: 'G10',
      what: `a refusal among ${people} at once, p99`,
      unit: 'ms',
      ours: percentile(losing, 0.99),
      floor: null,
      budget: { of: 'ours', must: 'at most', limit: 150 },
      spread: 1,
    },
  ]
}

const none = (what: string, ours: number): Result => ({
  id: 'G10',
  what,
  unit: 'in all rounds',
  ours,
  floor: null,
  budget: { of: 'ours', must: 'at most', limit: 0 },
  spread: 1,
})

/** Twenty times for each round, an hour apart, of one therapist after the other. */
async function listRounds(): Promise<{ therapist: string; starts: Instant[] }[]> {
  const open = {
    service: 'consultation',
    place: null,
    party: 1,
    state: 'OR',
    from: null,
    days: 60,
    zone: null,
  } as const
  const apart = new Map<string, Instant[]>()
  for (let n = 1; n <= therapists; n += 1) {
    const listed = await listOpenTimes({ ...open, therapist: `bench-${n}` })
    if (!listed.ok) throw new Error(`The benchmark's therapist is ${listed.reason}.`)
    const starts: Instant[] = []
    for (const { start } of listed.slots) if (start >= (starts.at(-1) ?? 0) + 4 * quarter) starts.push(start)
    apart.set(`bench-${n}`, starts)
  }
  return Array.from({ length: warming + rounds }, (_, round) => {
    const therapist = `bench-${(round % therapists) + 1}`
    const from = Math.floor(round / therapists) * times
    return { therapist, starts: apart.get(therapist)?.slice(from, from + times) ?? [] }
  })
}

async function race(therapist: string, starts: readonly Instant[], overlapping: boolean): Promise<Tally> {
  const tally: Tally = { held: 0, losing: [] }
  const want = async (person: number) => {
    const start = starts[person % starts.length]
    if (start === undefined) throw new Error('The benchmark has used up its times.')
    const late = overlapping && person % 2 === 1 ? quarter : 0
    const request = {
      service: 'consultation',
      therapist,
      place: 'video',
      party: 1,
      state: 'OR',
      viewerZone: null,
    } as const
    const began = performance.now()
    const outcome = await holdTime({ ...request, start: instant(start + late) }, browser())
    if (outcome.ok) tally.held += 1
    else tally.losing.push(performance.now() - began)
  }
  await Promise.all(Array.from({ length: people }, (_, person) => want(person)))
  return tally
}

const countDeadlocks = (url: string) =>
  inDatabase(url, async client => {
    const { rows } = await client.query<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    )
    return Number(rows[0]?.deadlocks)
  })
