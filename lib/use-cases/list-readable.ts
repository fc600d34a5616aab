import { listArticles } from '@/lib/content/articles'
import { listPaths } from '@/lib/content/paths'
import { getPracticeContent, listTopics } from '@/lib/content/practice'
import { readingChanges } from '@/lib/domain/articles/reading-changes'
import { parseZone, type Zone } from '@/lib/domain/time/types'

/** What there is to read, by the last part of its address: also what waits for its hour, or has no article yet. No drafts. */
export type Readable = {
  articles: readonly string[]
  topics: readonly string[]
  paths: readonly string[]
  therapists: readonly string[]
  services: readonly string[]
  notices: readonly string[]
  /** Wall times in `zone` at which the pages change by themselves (`readingChanges`). */
  changes: readonly string[]
  zone: Zone
}

const slugs = (all: readonly { slug: string }[]) => all.map(({ slug }) => slug)

/** Lists what there is to read, from the files alone: it needs no database. Throws when the practice's zone is none. */
export function listReadable(): Readable {
  const { practice, therapists, services, notices } = getPracticeContent()
  const zone = parseZone(practice.zone)
  if (zone === null) throw new Error(`The practice's zone is not known here: ${practice.zone}`)
  const articles = listArticles().filter(({ draft }) => !draft)
  return {
    articles: slugs(articles),
    topics: slugs(listTopics()),
    paths: slugs(listPaths()),
    therapists: slugs(therapists),
    services: slugs(services),
    notices: slugs(notices),
    changes: readingChanges(articles),
    zone,
  }
}
