import type { Article, BreadcrumbList, FAQPage, Graph, Thing, WebSite } from 'schema-dts'
import type { Article as ArticleContent } from '@/lib/content/articles'
import { plainWords } from '@/lib/content/plain-words'
import type { PracticeContent, TherapistContent } from '@/lib/content/practice'
import { type Address, type PracticePaths, practiceRef, therapistRef } from './about-practice'

/** Several things in one piece of JSON-LD, which may point to each other by `@id`. */
export const graphOf = (...things: readonly Thing[]): Graph => ({
  '@context': 'https://schema.org',
  '@graph': things,
})

/** The site itself, and who stands behind it. */
export function aboutSite(content: PracticeContent, address: Address, paths: PracticePaths): WebSite {
  return {
    '@type': 'WebSite',
    name: content.practice.shortName,
    url: address(paths.home),
    inLanguage: 'en-US',
    publisher: practiceRef(content, address, paths),
  }
}

/** Where a page stands, from the front page down to itself. */
export function aboutWay(steps: readonly { name: string; path: string }[], address: Address): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: address(path),
    })),
  }
}

type ArticleFacts = {
  article: ArticleContent
  path: string
  /** Null when its author works here no more. */
  author: TherapistContent | null
  topics: readonly string[]
}

/** An article: who wrote it, when, when it was last changed, and who stands behind it. Days are plain days (ISO 8601). */
export function aboutArticle(
  { article, path, author, topics }: ArticleFacts,
  content: PracticeContent,
  address: Address,
  paths: PracticePaths,
): Article {
  const { title, description, published, updated, words } = article
  return {
    '@type': 'Article',
    '@id': `${address(path)}#article`,
    headline: title,
    description,
    datePublished: published,
    dateModified: updated ?? published,
    author:
      author === null ? { '@type': 'Person', name: article.author } : therapistRef(author, address, paths),
    publisher: practiceRef(content, address, paths),
    mainEntityOfPage: address(path),
    articleSection: topics,
    wordCount: words,
    inLanguage: 'en-US',
    isAccessibleForFree: true,
  }
}

/** The questions and answers of their page, in its order, as plain words. */
export function aboutQuestions({ groups }: PracticeContent['pages']['questions']): FAQPage {
  const asked = groups.flatMap(({ questions }) => questions)
  return {
    '@type': 'FAQPage',
    mainEntity: asked.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: plainWords(answer).passages.join('\n\n') },
    })),
  }
}
