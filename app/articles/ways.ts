import type { JournalWays } from '@/components/articles/journal-side'
import { listShownPaths } from './paths'
import { listShownTopics } from './topics'
import { listVisibleArticles } from './visible'

/** What stands beside a list of the journal: the topics and paths with how much there is in each. */
export async function journalWays(current: string | null): Promise<JournalWays> {
  const [topics, paths, all] = await Promise.all([listShownTopics(), listShownPaths(), listVisibleArticles()])
  return {
    topics: topics.map(({ slug, name, articles }) => ({ slug, name, count: articles.length })),
    paths: paths.map(({ slug, title, parts }) => ({ slug, title, count: parts.length })),
    everything: all.length,
    current,
  }
}
