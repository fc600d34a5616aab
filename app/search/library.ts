import type { Result } from '@/components/search/results'
import { listWorksheets } from '@/lib/content/worksheets'
import { findableArticle, findablePages, findableWorksheet } from '@/lib/finding/findables'
import { keepLast } from '@/lib/finding/keep-last'
import { namesDanger } from '@/lib/finding/names-danger'
import { type Findable, makeSearchIndex } from '@/lib/finding/search-index'
import { routes } from '@/lib/routes'
import { listVisibleArticles } from '../articles/visible'
import { findThePractice } from '../the-practice'

const shelves = ['articles', 'worksheets', 'pages'] as const
export type Shelf = (typeof shelves)[number]
type Shelved = Findable & { shelf: Shelf }

/** The best of what was found on a shelf, and how many there are in all. */
export type FoundOn = { shelf: Shelf; shown: Result[]; total: number }

const mostShown = 10
const index = makeSearchIndex<Shelved>()
const bringing = keepLast<Promise<void>>()

const places = {
  team: routes.therapist,
  service: routes.service,
  notice: routes.notice,
  fees: routes.fees,
  firstVisit: routes.firstVisit,
  questions: routes.questions,
  helpNow: routes.helpNow,
}

/** `inDanger` says that the query names something for which help comes before reading. */
type Searched = { inDanger: boolean; shelves: FoundOn[] }

/** What this query finds at this minute, shelf by shelf: no draft, nothing before its hour. Shelves without a hit are left out. */
export async function searchLibrary(query: string): Promise<Searched> {
  const [articles, content] = await Promise.all([listVisibleArticles(), findThePractice()])
  const worksheets = listWorksheets()
  await bringing([content, ...worksheets, ...articles], () =>
    index.bring([
      ...onShelf(
        'articles',
        articles.map(one => findableArticle(one, routes.article(one.slug))),
      ),
      ...onShelf(
        'worksheets',
        worksheets.map(one => findableWorksheet(one, routes.worksheet(one.slug))),
      ),
      ...onShelf('pages', findablePages(content, places)),
    ]),
  )
  const inDanger = namesDanger(query, content.pages.helpNow.searchedFor)
  // Nobody who writes such a word means one that looks like it.
  const hits = index.search(query, { forgiving: !inDanger })
  const found = shelves.flatMap(shelf => {
    const here = hits.filter(({ found }) => found.shelf === shelf)
    const shown = here.slice(0, mostShown).map(({ found: { path }, show }) => ({ path, ...show() }))
    return here.length === 0 ? [] : [{ shelf, shown, total: here.length }]
  })
  return { inDanger, shelves: found }
}

const onShelf = (shelf: Shelf, things: readonly Findable[]): Shelved[] =>
  things.map(thing => ({ ...thing, shelf }))
