import type { Article } from './articles'
import type { Finding } from './body-rules'
import { didYouMean } from './did-you-mean'
import { lineOf, type MdxNode, walk } from './mdx-tree'
import type { PracticeContent } from './practice'
import type { Worksheet } from './worksheets'

export type Shelves = {
  articles: readonly Article[]
  worksheets: readonly Worksheet[]
  practice: PracticeContent
}

/** Links of one article to other articles, to worksheets, to notices and to anchors must lead to something that is there. */
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

function shelfOf(room: string, { articles, worksheets, practice }: Shelves): string[] | undefined {
  if (room === 'articles') return articles.filter(({ draft }) => !draft).map(({ slug }) => slug)
  if (room === 'worksheets') return worksheets.map(({ slug }) => slug)
  if (room === 'services') return practice.services.map(({ slug }) => slug)
  if (room === 'team') return practice.therapists.map(({ slug }) => slug)
  if (room === 'notices') return practice.notices.map(({ slug }) => slug)
  return undefined
}

function brokenAnchor(anchor: string, target: Article): string | null {
  const known = target.headings.map(({ id }) => id)
  if (known.includes(anchor) || (anchor === 'prompts' && target.hasPrompts)) return null
  return `${target.slug} has no heading “#${anchor}”${didYouMean(anchor, known)}`
}
