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

type Choosing = {
  network: string
  browserHash: string
  repeat: RepeatKey | null
  range: Interval
  therapist: string | null
  /** Whether this choice was counted already: it is looked at again because somebody else was faster. */
  counted: boolean
}

export type ChoiceBegun =
  | { kind: 'begun'; read: FactsRead; earlier: BrowserHold | null }
  /** The same choice was answered before. */
  | { kind: 'kept'; key: RepeatKey; kept: Kept }
  /** The network has had its share: nothing was counted, and nothing read. */
  | { kind: 'too-many' }

type ChoiceRow = { [Name in keyof FactsRow]: FactsRow[Name] | null } & {
  kept: Kept | null
  earlier: BrowserHold | null
}

/**
 * Counts a choice against its network and reads what it will be judged by, on one way to the database and in no transaction: most who
 * want what many want are refused, and a refusal writes nothing else. The facts may be older than the wait for the count, as all
 * facts are that were read before the locks: their revision is demanded there, and the earlier hold is compared when it is let go.
 */
export async function beginChoice(choosing: Choosing): Promise<ChoiceBegun> {
  const { browserHash, repeat, range, therapist } = choosing
  const [row] = await tryAgain(
    () => db().$queryRaw<ChoiceRow[]>`
    WITH kept AS (${askForKept(repeat)}), hit AS (${countOnce(choosing)})
    SELECT read.facts, read.now, (SELECT to_json(kept) FROM kept) AS kept, (
      SELECT json_build_object('id', a.id, 'version', a.version, 'party', a.party, 'instant', s.instant, 'therapistId', a.therapist_id,
        'start', epoch_ms(a.starts_at))
      FROM appointment a JOIN service s ON s.slug = a.service_slug WHERE a.browser_hash = ${browserHash} AND a.state = 'held') AS earlier
    FROM (SELECT) one LEFT JOIN hit ON true
      LEFT JOIN LATERAL (SELECT * FROM (${askForFacts(range, therapist)}) facts WHERE hit.taken) read ON true`,
  )
  if (row === undefined) throw new Error('The database told nothing of a choice.')
  const { kept, facts, now, earlier } = row
  if (kept !== null && repeat !== null) return { kind: 'kept', key: repeat, kept }
  if (facts === null || now === null) return { kind: 'too-many' }
  return { kind: 'begun', read: toFactsRead({ facts, now }), earlier }
}

/** A choice that was answered before is not counted again. */
const countOnce = ({ network, counted }: Choosing): Prisma.Sql =>
  counted
    ? Prisma.sql`SELECT true AS taken`
    : countHit(limits.holds, network, Prisma.sql`NOT EXISTS (SELECT FROM kept)`)
