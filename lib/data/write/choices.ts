import type { Instant, Interval } from '@/lib/domain/time/types'
import { db } from '../db'
import { Prisma } from '../generated/client'
import { askForFacts, type FactsRead, type FactsRow, toFactsRead } from '../read/availability'
import { tryAgain } from '../transaction'
import { askForKept, type Kept, type RepeatKey } from './idempotency'
import { countHit, limits } from './limits'

/** The time that a browser holds, ended or not: the next one it chooses replaces it. */
export type BrowserHold = {
  id: string
  version: number
  party: 1 | 2
  instant: boolean
  therapistId: string
  start: Instant
}

type Counting = {
  network: string
  browserHash: string
  repeat: RepeatKey | null
  /** Whether this choice was counted already: it is looked at again because somebody else was faster. */
  counted: boolean
}

export type Uncounted =
  /** The same choice was answered before. */
  | { kind: 'kept'; key: RepeatKey; kept: Kept }
  /** The network has had its share: nothing was counted, and nothing read. */
  | { kind: 'too-many' }

type Counted = { kind: 'counted'; earlier: BrowserHold | null }

type CountedRow = { kept: Kept | null; taken: boolean | null; earlier: BrowserHold | null }
type ChoiceRow = CountedRow & { [Name in keyof FactsRow]: FactsRow[Name] | null }

/**
 * Counts a choice against its network and reads what it will be judged by, on one way to the database and in no transaction: most who
 * want what many want are refused, and a refusal writes nothing else. The facts may be older than the wait for the count, as all
 * facts are that were read before the locks: their revision is demanded there, and the earlier hold is compared when it is let go.
 */
export async function beginChoice(
  choosing: Counting & { range: Interval; therapist: string | null },
): Promise<Uncounted | (Counted & { read: FactsRead })> {
  const facts = askForFacts(choosing.range, choosing.therapist)
  const row = await ask<ChoiceRow>(Prisma.sql`
    ${countFirst(choosing)} SELECT ${toldOf(choosing)}, read.facts, read.now FROM (SELECT) one LEFT JOIN hit ON true
      LEFT JOIN LATERAL (SELECT * FROM (${facts}) facts WHERE hit.taken) read ON true`)
  const counted = readCounted(choosing, row)
  if (counted.kind !== 'counted') return counted
  if (row.facts === null || row.now === null) throw new Error('The database told no facts.')
  return { ...counted, read: toFactsRead({ facts: row.facts, now: row.now }) }
}

/** The same for a choice that somebody else has read the facts for. */
export async function countChoice(choosing: Counting): Promise<Uncounted | Counted> {
  const row = await ask<CountedRow>(Prisma.sql`
    ${countFirst(choosing)} SELECT ${toldOf(choosing)} FROM (SELECT) one LEFT JOIN hit ON true`)
  return readCounted(choosing, row)
}

async function ask<Row>(question: Prisma.Sql): Promise<Row> {
  const [row] = await tryAgain(() => db().$queryRaw<Row[]>(question))
  if (row === undefined) throw new Error('The database told nothing of a choice.')
  return row
}

/** A choice that was answered before is not counted again. */
const countFirst = ({ repeat, network, counted }: Counting): Prisma.Sql => Prisma.sql`
  WITH kept AS (${askForKept(repeat)}), hit AS (${
    counted
      ? Prisma.sql`SELECT true AS taken`
      : countHit(limits.holds, network, Prisma.sql`NOT EXISTS (SELECT FROM kept)`)
  })`

const toldOf = ({ browserHash }: Counting): Prisma.Sql => Prisma.sql`
  hit.taken, (SELECT to_json(kept) FROM kept) AS kept, (
    SELECT json_build_object('id', a.id, 'version', a.version, 'party', a.party, 'instant', s.instant, 'therapistId', a.therapist_id,
      'start', epoch_ms(a.starts_at))
    FROM appointment a JOIN service s ON s.slug = a.service_slug WHERE a.browser_hash = ${browserHash} AND a.state = 'held') AS earlier`

function readCounted({ repeat }: Counting, { kept, taken, earlier }: CountedRow): Uncounted | Counted {
  if (kept !== null && repeat !== null) return { kind: 'kept', key: repeat, kept }
  return taken === true ? { kind: 'counted', earlier } : { kind: 'too-many' }
}
