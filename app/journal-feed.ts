import { promptsPart } from '@/components/articles/prose-parts'
import { articleHtml, type Surroundings } from '@/lib/content/article-html'
import type { Article } from '@/lib/content/articles'
import type { PracticeContent } from '@/lib/content/practice'
import { findWorksheet } from '@/lib/content/worksheets'
import { env } from '@/lib/env'
import type { FeedEntry, FeedFacts } from '@/lib/finding/feed'
import { keepLast } from '@/lib/finding/keep-last'
import { publicFile } from '@/lib/http/public-file'
import { absolute, routes } from '@/lib/routes'
import { personName } from './articles/teasers'
import { listVisibleArticles } from './articles/visible'
import { listWaitingPages } from './articles/waiting'
import { findThePractice } from './the-practice'

// Readers keep what they had: older articles have long been there when a feed is first read.
const longest = 50
const keepBodies = keepLast<Map<string, string>>()

/** Answers a feed with the newest visible articles, whole. */
export async function answerFeed(
  request: Request,
  write: (facts: FeedFacts, entries: readonly FeedEntry[]) => string,
  contentType: string,
): Promise<Response> {
  const content = await findThePractice()
  // A draft that its writer sees is for nobody's reader.
  const visible = (await listVisibleArticles()).filter(({ waits }) => !waits)
  const entries = listEntries(visible, content, await listWaitingPages())
  const { shortName, description } = content.practice
  const facts = {
    title: `${shortName}: Journal`,
    description,
    origin: env().publicUrl,
    home: routes.articles,
    atom: routes.atom,
    rss: routes.rss,
    json: routes.jsonFeed,
  }
  return publicFile(request, write(facts, entries), contentType)
}

function listEntries(
  visible: readonly Article[],
  content: PracticeContent,
  waiting: ReadonlySet<string>,
): FeedEntry[] {
  const { services } = content
  const articles = visible.slice(0, longest)
  // The bodies are the costly part; they are made again when an article, the practice or the hour changes what is seen.
  const bodies = keepBodies(
    [content, ...visible],
    () =>
      new Map(
        articles.map(({ slug }) => [slug, articleHtml(slug, { ...aroundOf(slug, services), waiting })]),
      ),
  )
  return articles.map(article => ({
    address: absolute(env().publicUrl, routes.article(article.slug)),
    title: article.title,
    summary: article.description,
    html: bodies.get(article.slug) ?? '',
    author: personName(article.author, content.therapists),
    published: article.published,
    updated: article.updated ?? article.published,
  }))
}

function aroundOf(slug: string, services: PracticeContent['services']): Omit<Surroundings, 'waiting'> {
  return {
    address: absolute(env().publicUrl, routes.article(slug)),
    origin: env().publicUrl,
    promptsTitle: promptsPart.text,
    booking: wanted => {
      const service = services.find(one => one.slug === wanted)
      return service ? { words: `Book: ${service.name}`, path: routes.bookService(wanted) } : null
    },
    worksheet: wanted => {
      const worksheet = findWorksheet(wanted)
      return worksheet ? { words: `Worksheet: ${worksheet.title}`, path: routes.worksheet(wanted) } : null
    },
  }
}
