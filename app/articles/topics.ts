import { cache } from 'react'
import { listTopics, type Topic } from '@/lib/content/practice'
import { listVisibleArticles, type VisibleArticle } from './visible'

type ShownTopic = Topic & { articles: VisibleArticle[] }

/** The topics that have something to read now, in the order of their file, each with its articles, newest first. */
export const listShownTopics = cache(async (): Promise<ShownTopic[]> => {
  const articles = await listVisibleArticles()
  return listTopics()
    .map(topic => ({ ...topic, articles: articles.filter(({ topics }) => topics.includes(topic.slug)) }))
    .filter(topic => topic.articles.length > 0)
})
