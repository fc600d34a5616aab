import type { Article } from '@/lib/content/articles'
import { listWorksheets } from '@/lib/content/worksheets'
import { newestDay } from '@/lib/finding/sitemap'
import { routes } from '@/lib/routes'
import { listShownPaths } from './articles/paths'
import { listShownTopics } from './articles/topics'
import { listVisibleArticles } from './articles/visible'
import { findThePractice } from './the-practice'

type PublicPage = { path: string; changed: string | null }

const changedOn = ({ updated, published }: Article): string => updated ?? published

/** Every page that anybody may read and search engines may list, at this minute. */
export async function listPublicPages(): Promise<PublicPage[]> {
  const [articles, topics, paths, { notices, therapists, services }] = await Promise.all([
    listVisibleArticles(),
    listShownTopics(),
    listShownPaths(),
    findThePractice(),
  ])
  const worksheets = listWorksheets()
  const newest = newestDay(articles.map(changedOn))
  const undated = [
    routes.team,
    ...therapists.map(({ slug }) => routes.therapist(slug)),
    routes.services,
    ...services.map(({ slug }) => routes.service(slug)),
    routes.fees,
    routes.firstVisit,
    routes.questions,
    routes.contact,
    routes.helpNow,
    routes.newsletter,
  ]
  return [
    { path: routes.home, changed: newest },
    { path: routes.articles, changed: newest },
    ...articles.map(article => ({ path: routes.article(article.slug), changed: changedOn(article) })),
    ...topics.map(topic => ({
      path: routes.topic(topic.slug),
      changed: newestDay(topic.articles.map(changedOn)),
    })),
    ...paths.map(path => ({ path: routes.path(path.slug), changed: newestDay(path.parts.map(changedOn)) })),
    { path: routes.worksheets, changed: newestDay(worksheets.map(({ dated }) => dated)) },
    ...worksheets.map(({ slug, dated }) => ({ path: routes.worksheet(slug), changed: dated })),
    ...undated.map(path => ({ path, changed: null })),
    { path: routes.notices, changed: newestDay(notices.map(({ effective }) => effective)) },
    ...notices.map(({ slug, effective }) => ({ path: routes.notice(slug), changed: effective })),
  ]
}
