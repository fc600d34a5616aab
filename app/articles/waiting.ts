import { cache } from 'react'
import { listArticles } from '@/lib/content/articles'
import { listPaths } from '@/lib/content/paths'
import { listTopics } from '@/lib/content/practice'
import { routes } from '@/lib/routes'
import { listShownPaths } from './paths'
import { listShownTopics } from './topics'
import { listVisibleArticles } from './visible'

/** The paths of pages that are written and not to be seen at this minute: a link to one of them would lead nowhere. */
export const listWaitingPages = cache(async (): Promise<ReadonlySet<string>> => {
  const shown = await Promise.all([listVisibleArticles(), listShownTopics(), listShownPaths()])
  const [articles, topics, paths] = shown.map(list => new Set(list.map(({ slug }) => slug)))
  const waiting = (
    all: readonly { slug: string }[],
    seen: Set<string> | undefined,
    to: (slug: string) => string,
  ) => all.filter(({ slug }) => !seen?.has(slug)).map(({ slug }) => to(slug))
  return new Set([
    ...waiting(listArticles(), articles, routes.article),
    ...waiting(listTopics(), topics, routes.topic),
    ...waiting(listPaths(), paths, routes.path),
  ])
})
