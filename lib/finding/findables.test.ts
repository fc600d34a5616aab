import { expect, test } from 'vitest'
import { listArticles } from '@/lib/content/articles'
import { getPracticeContent } from '@/lib/content/practice'
import { listWorksheets } from '@/lib/content/worksheets'
import { findableArticle, findablePages, findableWorksheet } from './findables'
import { makeSearchIndex } from './search-index'

const pages = findablePages(getPracticeContent(), {
  team: slug => `/team/${slug}`,
  service: slug => `/services/${slug}`,
  notice: slug => `/notices/${slug}`,
  fees: '/fees',
  firstVisit: '/first-visit',
  questions: '/questions',
  helpNow: '/help-now',
})
const articles = listArticles().map(one => findableArticle(one, `/articles/${one.slug}`))
const worksheets = listWorksheets().map(one => findableWorksheet(one, `/worksheets/${one.slug}`))
const all = [...articles, ...worksheets, ...pages]
const { bring, search } = makeSearchIndex()
await bring(all)
const first = (query: string) => search(query)[0]?.found.path

test('R12 every article, worksheet and page of the practice is found by its own title, before all others or beside its namesakes', () => {
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length)
  for (const { path, title } of all)
    expect(
      search(title)
        .slice(0, 3)
        .map(({ found }) => found.path),
      title,
    ).toContain(path)
})

test('R12 words of the text find their page: a heading of an article, a question of a worksheet, a person’s language', () => {
  expect(first('garage door kitchen light')).toBe('/articles/when-one-reaches-and-one-retreats')
  expect(first('Theo Lindqvist')).toBe('/team/theo-lindqvist')
  expect(search('works in Swedish').map(({ found }) => found.path)).toContain('/team/theo-lindqvist')
  expect(first('First consultation')).toBe('/services/consultation')
  for (const { slug, editions } of listWorksheets()) {
    const heading = editions[0]?.sections[0]?.questions[0]?.heading ?? ''
    expect(
      search(heading).map(({ found }) => found.path),
      heading,
    ).toContain(`/worksheets/${slug}`)
  }
})

test('R12 a worksheet is found by the name that stands in its address', () => {
  expect(search('pursuer').map(({ found }) => found.path)).toContain('/worksheets/pursuer-withdrawer')
})

test('R12 what is searched is what is read: no sign of Markdown and no source of an article is in it', () => {
  const said = all.flatMap(({ passages, headings }) => [...passages, ...headings])
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter(text => /\]\(|\*\*|^#|\[\^|<[A-Z]|doi\.org/.test(text))).toEqual([])
})
