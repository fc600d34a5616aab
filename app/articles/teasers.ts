import type { ArticleTeaser } from '@/components/articles/teaser'
import type { Article } from '@/lib/content/articles'
import { listTopics, type TherapistContent } from '@/lib/content/practice'
import { findThePractice } from '../the-practice'
import { listVisibleArticles } from './visible'

/** The visible articles as lists show them, newest first. */
export async function listTeasers(): Promise<ArticleTeaser[]> {
  const { therapists } = await findThePractice()
  return (await listVisibleArticles()).map(article => toTeaser(article, therapists))
}

export function toTeaser(article: Article, therapists: readonly TherapistContent[]): ArticleTeaser {
  const { slug, title, dek, published, shape, ground } = article
  return {
    slug,
    title,
    dek,
    published,
    shape,
    ground,
    author: personName(article.author, therapists),
    minutes: article.readingMinutes,
    topic: topicName(article),
  }
}

/** Name with credentials. Somebody who no longer works here stays the author, by the name in the file. */
export function personName(slug: string, therapists: readonly TherapistContent[]): string {
  const person = therapists.find(therapist => therapist.slug === slug)
  return person === undefined ? slug : `${person.name}, ${person.credentials}`
}

export function topicName(article: Pick<Article, 'topics'>): string | null {
  return listTopics().find(topic => topic.slug === article.topics[0])?.name ?? null
}
