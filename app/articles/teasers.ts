import type { ArticleTeaser } from '@/components/articles/teaser'
import { listTopics, type TherapistContent, type Topic } from '@/lib/content/practice'
import { findThePractice } from '../the-practice'
import { listVisibleArticles, type VisibleArticle } from './visible'

/** The visible articles as lists show them, newest first. */
export async function listTeasers(): Promise<ArticleTeaser[]> {
  const { therapists } = await findThePractice()
  return (await listVisibleArticles()).map(article => toTeaser(article, therapists))
}

export function toTeaser(article: VisibleArticle, therapists: readonly TherapistContent[]): ArticleTeaser {
  const { slug, title, dek, published, shape, ground, waits = null } = article
  return {
    slug,
    title,
    dek,
    published,
    shape,
    ground,
    waits,
    author: personName(article.author, therapists),
    minutes: article.readingMinutes,
    topic: topicsOf(article)[0]?.name ?? null,
  }
}

/** Name with credentials. Somebody who no longer works here stays the author, by the name in the file. */
export function personName(slug: string, therapists: readonly TherapistContent[]): string {
  const person = therapists.find(therapist => therapist.slug === slug)
  return person === undefined ? slug : `${person.name}, ${person.credentials}`
}

/** The topics of an article in its own order: the first is what it is mainly about. */
export function topicsOf({ topics }: Pick<VisibleArticle, 'topics'>): Topic[] {
  const all = listTopics()
  return topics.flatMap(slug => all.filter(topic => topic.slug === slug))
}
