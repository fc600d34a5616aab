import { cache } from 'react'
import { processNow } from '@/lib/clock'
import { type Article, listArticles } from '@/lib/content/articles'
import { getPracticeContent } from '@/lib/content/practice'
import { visibleArticles, type Waiting, waitsFor } from '@/lib/domain/articles/visible-articles'
import { instant, parseZone } from '@/lib/domain/time/types'
import { instantToWall } from '@/lib/domain/time/wall-clock'
import { env } from '@/lib/env'

/** `waits` says why the public would not see it; there is none but under `npm run dev`. */
export type VisibleArticle = Article & { waits?: Waiting | null }

/** This minute on the practice's wall, `YYYY-MM-DDTHH:MM`, by the clock of reading pages. */
export const wallNow = cache(async (): Promise<string> => {
  const { practice } = getPracticeContent()
  const zone = parseZone(practice.zone)
  if (zone === null) throw new Error(`The practice's zone is not known here: ${practice.zone}`)
  const { date, wall } = instantToWall(instant(processNow().getTime()), zone)
  return `${date}T${wall}`
})

/**
 * The articles that may be seen at this minute on the practice's wall, newest first: what every page, list and feed shows comes
 * from here, so that a scheduled article appears everywhere at once. Under `npm run dev` drafts and scheduled ones are there too,
 * for whoever writes them.
 */
export const listVisibleArticles = cache(async (): Promise<VisibleArticle[]> => {
  const now = await wallNow()
  // The very articles, not copies: what is made from them is kept for as long as they are the same.
  if (env().production) return visibleArticles(listArticles(), now)
  return listArticles().map(article => ({ ...article, waits: waitsFor(article, now) }))
})
