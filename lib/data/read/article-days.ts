import { db } from '../db'

export type ArticleCount = { article: string; reads: number; choices: number }

/** How often each article was opened, and led to the choice of a time, on the practice's last thirty days; the most read first. */
export async function listArticleCounts(): Promise<ArticleCount[]> {
  return db().$queryRaw<ArticleCount[]>`
    SELECT d.article, sum(d.reads)::int AS reads, sum(d.choices)::int AS choices
    FROM article_day d JOIN practice p
      ON d.day > to_char((practice_now() AT TIME ZONE (p.details->>'zone')) - interval '30 days', 'YYYY-MM-DD')
    GROUP BY d.article ORDER BY reads DESC, d.article`
}
