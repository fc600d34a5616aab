import { instant, parseZone } from '@/lib/domain/time/types'
import { instantToWall } from '@/lib/domain/time/wall-clock'
import { db, type Transaction } from '../db'
import { Prisma } from '../generated/client'
import { invariants, isOpen } from './invariant-list'

const { sql } = Prisma

/** One promise that is broken: its number and words, how many rows break it, and the ids of up to three of them. */
export type Broken = { invariant: string; promise: string; rows: number; examples: string[] }

const questions = Prisma.join(
  Object.values(invariants).map(
    (broken, at) => sql`SELECT ${at}::int AS at, id::text AS id FROM (${broken}) AS found(id)`,
  ),
  ' UNION ALL ',
)

/** The invariants of the book that are broken now, in the order of their numbers; an empty list while all hold. */
export async function findBroken(tx: Transaction = db()): Promise<Broken[]> {
  const rows = await tx.$queryRaw<{ at: number; rows: number; examples: string[] }[]>`
    SELECT at, count(*)::int AS rows, (array_agg(id))[1:3] AS examples FROM (${questions}) broken GROUP BY at ORDER BY at`
  const sentences = Object.keys(invariants)
  const found = rows.map(({ at, rows: count, examples }) => broken(sentences[at] ?? '', count, examples))
  return [...found, ...(await findMovedWalls(tx))]
}

function broken(sentence: string, rows: number, examples: string[]): Broken {
  const [invariant = '', ...words] = sentence.split(' ')
  return { invariant, promise: words.join(' '), rows, examples }
}

/** Asked here and not in SQL: the database reads zones by rules of its own, which may be older or newer than ours (I21). */
async function findMovedWalls(tx: Transaction): Promise<Broken[]> {
  const rows = await tx.$queryRaw<{ start: number; zone: string; wall: string; id: string }[]>`
    SELECT epoch_ms(a.starts_at)::float8 AS start, a.zone, a.wall_start AS wall, min(a.id::text) AS id FROM appointment a
    WHERE ${isOpen} AND a.starts_at > practice_now() AND a.zone_rules = ${process.versions.tz ?? 'unknown'} GROUP BY 1, 2, 3`
  const moved = rows.filter(({ start, zone: name, wall }) => {
    const zone = parseZone(name)
    if (zone === null) return true
    const read = instantToWall(instant(start), zone)
    return `${read.date}T${read.wall}` !== wall
  })
  if (moved.length === 0) return []
  const promise = 'I21 Every appointment ahead stands at the instant that its wall time means.'
  return [
    broken(
      promise,
      moved.length,
      moved.slice(0, 3).map(({ id }) => id),
    ),
  ]
}
