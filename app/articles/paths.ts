import { cache } from 'react'
import type { PathPlace } from '@/components/articles/path-place'
import { listPaths, type ReadingPath } from '@/lib/content/paths'
import { partsOfPath, placeOnPath } from '@/lib/domain/articles/reading-path'
import { listVisibleArticles, type VisibleArticle } from './visible'

type ShownPath = Omit<ReadingPath, 'articles'> & { parts: VisibleArticle[] }

/** The reading paths that may be walked now, with the parts that may be seen: one part alone is no path. */
export const listShownPaths = cache(async (): Promise<ShownPath[]> => {
  const visible = await listVisibleArticles()
  return listPaths()
    .map(({ articles, ...path }) => ({ ...path, parts: partsOfPath(articles, visible) }))
    .filter(({ parts }) => parts.length > 1)
})

/** Where an article stands on each path that leads through it. */
export async function placesOf(slug: string): Promise<PathPlace[]> {
  return (await listShownPaths()).flatMap(path => {
    const place = placeOnPath(slug, path.parts)
    return place === null ? [] : [{ path, ...place }]
  })
}
