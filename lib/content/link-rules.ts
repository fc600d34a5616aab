import type { Article } from './articles'
import type { Finding } from './body-rules'
import { didYouMean } from './did-you-mean'
import { lineOf, type MdxNode, walk } from './mdx-tree'
import type { ReadingPath } from './paths'
import type { PracticeContent, Topic } from './practice'
import type { Worksheet } from './worksheets'

export type Shelves = {
  articles: readonly Article[]
  topics: readonly Topic[]
  paths: readonly ReadingPath[]
  worksheets: readonly Worksheet[]
  practice: PracticeContent
}

/** Links of one article to other articles, topics, paths, worksheets, people, services, notices and anchors must lead to something that is there. */
export function checkLinks(article: Article, tree: MdxNode, shelves: Shelves): Finding[] {
  return [...walk(tree)]
    .filter(node => node.type === 'link' || node.type === 'definition')
    .flatMap(node => {
      const reason = brokenBecause(node.url ?? '', article, shelves)
      return reason === null ? [] : [{ line: lineOf(node), field: null, reason }]
    })
}

function brokenBecause(url: string, article: Article, shelves: Shelves): string | null {
  return url.startsWith('#') ? brokenAnchor(url.slice(1), article) : whyBroken(url, shelves)
}

/** Why an address of our own leads nowhere, or null when it leads somewhere or is none of those that files make. */
export function whyBroken(url: string, shelves: Shelves): string | null {
  if (!url.startsWith('/')) return null
  const [path = '', anchor] = url.split('#')
  const [, room, slug, ...rest] = path.split('/')
  const known = room === undefined ? undefined : shelfOf(room, shelves)
  if (slug === undefined || slug === '' || known === undefined || rest.length > 0) return null
  if (!known.includes(slug)) return `the link to ${path} leads nowhere${didYouMean(slug, known)}`
  const target = room === 'articles' ? shelves.articles.find(other => other.slug === slug) : undefined
  return anchor === undefined || target === undefined ? null : brokenAnchor(anchor, target)
}

function shelfOf(room: string, { practice, ...shelves }: Shelves): string[] | undefined {
  const { therapists: team, services, notices } = practice
  const articles = shelves.articles.filter(({ draft }) => !draft)
  const rooms = new Map<string, readonly { slug: string }[]>(
    Object.entries({ ...shelves, articles, team, services, notices }),
  )
  return rooms.get(room)?.map(({ slug }) => slug)
}

function brokenAnchor(anchor: string, target: Article): string | null {
  const known = target.headings.map(({ id }) => id)
  if (known.includes(anchor) || (anchor === 'prompts' && target.hasPrompts)) return null
  return `${target.slug} has no heading “#${anchor}”${didYouMean(anchor, known)}`
}
