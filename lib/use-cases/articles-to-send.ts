import { type Article, listArticles } from '@/lib/content/articles'
import { getPractice } from '@/lib/data/read/practice'
import { readNow } from '@/lib/data/transaction'
import { visibleArticles } from '@/lib/domain/articles/visible-articles'
import { instant, parseZone } from '@/lib/domain/time/types'
import { instantToWall } from '@/lib/domain/time/wall-clock'

/**
 * The articles that may go out as a letter at this minute of the practice's wall, newest first: what everybody can read, without the
 * pages for somebody who may be in danger. A letter about those could be read over a shoulder.
 */
export async function listArticlesToSend(): Promise<Article[]> {
  const [{ zone: zoneName }, now] = await Promise.all([getPractice(), readNow()])
  const zone = parseZone(zoneName)
  if (zone === null) throw new Error(`The practice's zone is not known here: ${zoneName}`)
  const { date, wall } = instantToWall(instant(now.getTime()), zone)
  return visibleArticles(listArticles(), `${date}T${wall}`).filter(({ safety }) => !safety)
}
