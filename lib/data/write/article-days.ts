import type { CalendarDate } from '@/lib/domain/time/types'
import { db } from '../db'

export type Counted = { reads: number; choices: number }

/** Adds to the numbers of articles on one day. */
export async function addToArticleDay(
  day: CalendarDate,
  counts: ReadonlyMap<string, Counted>,
): Promise<void> {
  if (counts.size === 0) return
  const entries = [...counts]
  await db().$executeRaw`
    INSERT INTO article_day AS d (article, day, reads, choices)
    SELECT c.article, ${day}, c.reads, c.choices
    FROM unnest(${entries.map(([article]) => article)}::text[], ${entries.map(([, { reads }]) => reads)}::int[],
      ${entries.map(([, { choices }]) => choices)}::int[]) AS c(article, reads, choices)
    ON CONFLICT (article, day) DO UPDATE SET reads = d.reads + EXCLUDED.reads, choices = d.choices + EXCLUDED.choices`
}
