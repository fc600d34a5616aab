import { db } from '../db'

export type Counted = { reads: number; choices: number }

/** Adds to today's numbers of articles; today is the practice's, by the one clock. */
export async function addToArticleDays(counts: ReadonlyMap<string, Counted>): Promise<void> {
  if (counts.size === 0) return
  const entries = [...counts]
  await db().$executeRaw`
    INSERT INTO article_day AS d (article, day, reads, choices)
    SELECT c.article, to_char(practice_now() AT TIME ZONE (p.details->>'zone'), 'YYYY-MM-DD'), c.reads, c.choices
    FROM practice p, unnest(${entries.map(([article]) => article)}::text[], ${entries.map(([, { reads }]) => reads)}::int[],
      ${entries.map(([, { choices }]) => choices)}::int[]) AS c(article, reads, choices)
    ON CONFLICT (article, day) DO UPDATE SET reads = d.reads + EXCLUDED.reads, choices = d.choices + EXCLUDED.choices`
}
