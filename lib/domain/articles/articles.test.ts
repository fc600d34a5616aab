import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleFacts } from './article'
import { previousAndNext } from './previous-and-next'
import { partsOfPath, placeOnPath } from './reading-path'
import { readingMinutes } from './reading-time'
import { relatedArticles } from './related-articles'
import { visibleArticles, waitsFor } from './visible-articles'

const article = (slug: string, rest: Partial<ArticleFacts> = {}): ArticleFacts => ({
  slug,
  published: '2026-11-01',
  topics: [],
  related: [],
  safety: false,
  draft: false,
  publishAt: null,
  ...rest,
})
const slugs = (articles: readonly ArticleFacts[]): string[] => articles.map(({ slug }) => slug)

const anyJournal = fc.uniqueArray(
  fc.record({
    slug: fc.constantFrom(...'abcdefghij'),
    published: fc.constantFrom('2026-10-01', '2026-10-02', '2026-11-01'),
    topics: fc.subarray(['the-pattern', 'attachment', 'repair']),
    related: fc.array(fc.constantFrom(...'abcdefghijk'), { maxLength: 4 }),
    safety: fc.boolean(),
    draft: fc.boolean(),
    publishAt: fc.constantFrom(null, '2026-11-01T08:00', '2026-12-01T08:00'),
  }),
  { selector: ({ slug }) => slug, minLength: 1 },
)

test('R7 related posts are the hand-picked ones in their order, then shared topics, then the newest', () => {
  const here = article('here', { related: ['picked-second-by-date', 'picked'], topics: ['the-pattern'] })
  const all = [
    article('newest', { published: '2026-11-20' }),
    article('picked', { published: '2026-11-10' }),
    article('picked-second-by-date', { published: '2026-01-01' }),
    article('shares', { topics: ['the-pattern'], published: '2020-01-01' }),
    here,
  ]
  expect(slugs(relatedArticles(here, all, { limit: 9 }))).toEqual([
    'picked-second-by-date',
    'picked',
    'shares',
    'newest',
  ])
  expect(slugs(relatedArticles(here, all))).toEqual(['picked-second-by-date', 'picked', 'shares'])
})

test('R7 what the page leads to by another way is said again among the related posts only where it was picked', () => {
  const here = article('here', { related: ['picked'] })
  const all = [article('next-part'), article('picked'), article('other'), here]
  expect(slugs(relatedArticles(here, all, { shownAlready: ['next-part'] }))).toEqual(['picked', 'other'])
  expect(slugs(relatedArticles(here, all, { shownAlready: ['picked', 'next-part'] }))).toEqual([
    'picked',
    'other',
  ])
})

test('R7 a rare topic in common counts for more than a common one', () => {
  const here = article('here', { topics: ['common', 'rare'] })
  const all = [
    article('common-1', { topics: ['common'], published: '2026-11-20' }),
    article('common-2', { topics: ['common'], published: '2026-11-19' }),
    article('rare', { topics: ['rare'], published: '2020-01-01' }),
    here,
  ]
  expect(slugs(relatedArticles(here, all))).toEqual(['rare', 'common-1', 'common-2'])
})

test('R7 related posts never hold the article itself, a draft, a stranger or one twice, and the order of the files is nothing to them', () => {
  fc.assert(
    fc.property(anyJournal, fc.nat(), (journal, pick) => {
      const here = journal[pick % journal.length] ?? article('none')
      const related = slugs(relatedArticles(here, journal, { limit: 99 }))
      const others = journal.filter(
        ({ slug, draft, safety }) => slug !== here.slug && !draft && (!safety || here.related.includes(slug)),
      )
      expect([...related].sort()).toEqual(slugs(others).sort())
      expect(slugs(relatedArticles(here, [...journal].reverse(), { limit: 99 }))).toEqual(related)
    }),
  )
})

test('R7 a page about safety is offered only where somebody picked it', () => {
  const afraid = article('afraid', { safety: true, topics: ['the-pattern'], published: '2026-11-20' })
  const picking = article('picking', { related: ['afraid'], topics: ['the-pattern'] })
  const passing = article('passing', { topics: ['the-pattern'] })
  const all = [afraid, picking, passing]
  expect(slugs(relatedArticles(picking, all))).toEqual(['afraid', 'passing'])
  expect(slugs(relatedArticles(passing, all))).toEqual(['picking'])
})

test('R8 articles of one day have an order: previous and next lead back to where one came from', () => {
  const all = [
    article('b'),
    article('a'),
    article('c', { published: '2026-10-01' }),
    article('draft', { draft: true }),
  ]
  const around = (slug: string) => {
    const { previous, next } = previousAndNext(
      article(slug, { published: slug === 'c' ? '2026-10-01' : '2026-11-01' }),
      all,
    )
    return [previous?.slug ?? null, next?.slug ?? null]
  }
  expect(around('a')).toEqual(['b', null])
  expect(around('b')).toEqual(['c', 'a'])
  expect(around('c')).toEqual([null, 'b'])
})

test('R8 walking back from the newest meets every article that is no draft and no page about safety exactly once', () => {
  fc.assert(
    fc.property(anyJournal, journal => {
      const seen = visibleArticles(journal, '9999-12-31T23:59').filter(({ safety }) => !safety)
      const walked: string[] = []
      let here: ArticleFacts | null = seen[0] ?? null
      while (here !== null && walked.length <= journal.length) {
        walked.push(here.slug)
        const { previous }: { previous: ArticleFacts | null } = previousAndNext(here, [...journal].reverse())
        if (previous !== null) expect(previousAndNext(previous, journal).next?.slug).toBe(here.slug)
        here = previous
      }
      expect(walked).toEqual(slugs(seen))
    }),
  )
})

test('R11 a scheduled article is there from its minute on and not before, and a draft never', () => {
  const all = [
    article('now'),
    article('later', { publishAt: '2026-12-01T08:00' }),
    article('draft', { draft: true }),
  ]
  expect(slugs(visibleArticles(all, '2026-12-01T07:59'))).toEqual(['now'])
  expect(slugs(visibleArticles(all, '2026-12-01T08:00'))).toEqual(['later', 'now'])
})

test('R11 a draft waits for its writer, also with an hour that has passed, and a scheduled article for its hour alone', () => {
  const now = '2026-12-01T08:00'
  const waits = (draft: boolean, publishAt: string | null) => waitsFor({ draft, publishAt }, now)
  expect([waits(true, null), waits(true, '2026-01-01T08:00')]).toEqual(['draft', 'draft'])
  expect([waits(false, '2026-12-01T08:01'), waits(false, now), waits(false, null)]).toEqual([
    'hour',
    null,
    null,
  ])
})

test('R9 a path counts the parts that may be seen, in its own order', () => {
  const visible = ['c', 'a', 'd', 'x'].map(slug => article(slug))
  const parts = partsOfPath(['a', 'b', 'c', 'd'], visible)
  expect(slugs(parts)).toEqual(['a', 'c', 'd'])
  const place = (slug: string) => {
    const found = placeOnPath(slug, parts)
    return found && [found.part, found.of, found.back?.slug ?? null, found.on?.slug ?? null]
  }
  expect(place('a')).toEqual([1, 3, null, 'c'])
  expect(place('c')).toEqual([2, 3, 'a', 'd'])
  expect(place('d')).toEqual([3, 3, 'c', null])
  expect([place('b'), place('x')]).toEqual([null, null])
})

test('R11 looking at the journal changes nothing in it, and time only ever adds articles', () => {
  fc.assert(
    fc.property(anyJournal, journal => {
      const before = structuredClone(journal)
      const early = slugs(visibleArticles(journal, '2026-11-01T07:59'))
      const late = slugs(visibleArticles(journal, '2026-12-01T08:00'))
      expect(journal).toEqual(before)
      expect(early.filter(slug => !late.includes(slug))).toEqual([])
    }),
  )
})

test('R4 reading time is whole minutes, rounded up, and never none', () => {
  expect([0, 1, 220, 221, 1703].map(readingMinutes)).toEqual([1, 1, 1, 2, 8])
})
