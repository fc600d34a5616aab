import { cache } from 'react'
import { processNow } from '@/lib/clock'
import { type Article, listArticles } from '@/lib/content/articles'
import { visibleArticles } from '@/lib/domain/articles/visible-articles'
import { instant, parseZone } from '@/lib/domain/time/types'
import { instantToWall } from '@/lib/domain/time/wall-clock'
import { findThePractice } from '../the-practice'

/** The articles that may be seen at this minute on the practice's wall, newest first. */
export const listVisibleArticles = cache(async (): Promise<Article[]> => {
  const { practice } = await findThePractice()
  const zone = parseZone(practice.zone)
  if (zone === null) throw new Error(`The practice's zone is not known here: ${practice.zone}`)
  const { date, wall } = instantToWall(instant(processNow().getTime()), zone)
  return visibleArticles(listArticles(), `${date}T${wall}`)
})
