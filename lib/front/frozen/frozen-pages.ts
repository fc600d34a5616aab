import { routes } from '@/lib/routes'
import type { Readable } from '@/lib/use-cases/list-readable'

/** An address whose page only reads words: the same for everybody, whoever asks and with whatever cookies. */
export type FrozenPage = {
  readonly path: string
  /** The folder of its page under `app/`. */
  readonly route: string
  /** How many pages its list can have at most; 1 when there is no list to turn. */
  readonly mostPages: number
  /** Whether opening it counts as reading an article (S5). */
  readonly isArticle: boolean
}

const page = (path: string, route: string): FrozenPage => ({ path, route, mostPages: 1, isArticle: false })

const standing: readonly FrozenPage[] = [
  page(routes.home, '(site)'),
  page(routes.team, '(site)/team'),
  page(routes.services, '(site)/services'),
  page(routes.fees, '(site)/fees'),
  page(routes.firstVisit, '(site)/first-visit'),
  page(routes.questions, '(site)/questions'),
  page(routes.helpNow, '(site)/help-now'),
  page(routes.notices, '(site)/notices'),
]

/**
 * Every page that is frozen, declared in one place. Not among them: whatever holds a form that sends something, shows times, knows
 * who asks, or runs a script (booking, signing in, search, contact, newsletter, worksheets).
 */
export function listFrozenPages(readable: Readable): FrozenPage[] {
  // A list is turned by its `page` parameter, and no list has more pages than there are articles.
  const turned = { mostPages: Math.max(1, readable.articles.length) }
  const each = (slugs: readonly string[], path: (slug: string) => string, route: string) =>
    slugs.map(slug => page(path(slug), route))
  return [
    ...standing,
    { ...page(routes.articles, 'articles'), ...turned },
    ...each(readable.articles, routes.article, 'articles/[slug]').map(one => ({ ...one, isArticle: true })),
    ...each(readable.topics, routes.topic, 'topics/[slug]').map(one => ({ ...one, ...turned })),
    ...each(readable.paths, routes.path, 'paths/[slug]'),
    ...each(readable.therapists, routes.therapist, '(site)/team/[slug]'),
    ...each(readable.services, routes.service, '(site)/services/[slug]'),
    ...each(readable.notices, routes.notice, '(site)/notices/[slug]'),
  ]
}

/**
 * The one spelling under which a page's copy is kept for a query: of all parameters these pages read none but `page`, so no other
 * can make a copy of its own. Null when the query asks for a page that no list has.
 */
export function spellFrozen({ path, mostPages }: FrozenPage, query: string): string | null {
  if (mostPages === 1) return path
  const [asked, ...more] = new URLSearchParams(query).getAll('page')
  if (asked === undefined || (asked === '1' && more.length === 0)) return path
  const isOne = more.length === 0 && /^[1-9]\d{0,5}$/.test(asked) && Number(asked) <= mostPages
  return isOne ? `${path}?page=${asked}` : null
}
