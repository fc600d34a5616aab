import { cache } from 'react'
import { listTopics, type Topic } from '@/lib/content/practice'
import { listVisibleArticles, type VisibleArticle } from './visible'

type ShownTopic = Topic & { articles: VisibleArticle[] }

/** The topics that have something to read now, in the order of their file, each with its articles, newest first. */
export const listShownTopics = cache(async (): Promise<ShownTopic[]> => {
  const written = new Map<string, VisibleArticle[]>()
  for (const article of await listVisibleArticles())
    for (const topic of article.topics) {
      const others = written.get(topic)
      if (others === undefined) written.set(topic, [article])
      else others.push(article)
    }
  return listTopics().flatMap(topic => {
    const articles = written.get(topic.slug)
    return articles === undefined ? [] : [{ ...topic, articles }]
  })
})
