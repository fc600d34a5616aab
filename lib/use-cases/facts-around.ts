import type { Transaction } from '@/lib/data/db'
import { type FactsRead, readFacts } from '@/lib/data/read/availability'
import { type Instant, type Interval, instant } from '@/lib/domain/time/types'
import { dayMs } from '@/lib/domain/time/wall-clock'

/** What a decision about this start looks at, with room for sessions that reach into its day and for other times near it. */
export const rangeAround = (start: Instant): Interval => ({
  start: instant(start - dayMs),
  end: instant(start + 2 * dayMs),
})

/** What a decision about this start rests on; about one therapist, by slug, or about all who are active. */
export const readFactsAround = (
  tx: Transaction,
  start: Instant,
  therapist: string | null,
): Promise<FactsRead> => readFacts(rangeAround(start), tx, therapist)
