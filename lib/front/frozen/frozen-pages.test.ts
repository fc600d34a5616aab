import { expect, test } from 'vitest'
import { parseZone } from '@/lib/domain/time/types'
import { listFrozenPages, spellFrozen } from './frozen-pages'

const zone = parseZone('America/Los_Angeles')
const none = { topics: [], paths: [], therapists: [], services: [], notices: [], changes: [] }

function find(path: string, articles = 25) {
  if (zone === null) throw new Error('no zone')
  const slugs = Array.from({ length: articles }, (_, at) => `article-${at}`)
  const page = listFrozenPages({ ...none, articles: slugs, zone }).find(one => one.path === path)
  if (page === undefined) throw new Error(`not frozen: ${path}`)
  return page
}

test('G3 no parameter makes a copy of its own but the page of a list, however it is written', () => {
  const list = find('/articles')
  expect(spellFrozen(find('/fees'), 'utm_source=x&page=7')).toBe('/fees')
  for (const query of ['', 'utm_source=a&b=c', 'page=1', 'Page=2', '%70=2'])
    expect(spellFrozen(list, query), query).toBe('/articles')
  for (const query of ['page=2', 'utm=x&page=2', '%70age=2', 'page=%32'])
    expect(spellFrozen(list, query), query).toBe('/articles?page=2')
})

test('G3 pages that no list can have make no copies: with 25 articles there are at most 25', () => {
  const list = find('/articles')
  for (const query of [
    'page=0',
    'page=26',
    'page=999999',
    'page=02',
    'page=',
    'page=x',
    'page=2&page=3',
    'page=1&page=1',
  ])
    expect(spellFrozen(list, query), query).toBeNull()
  expect(spellFrozen(list, 'page=25')).toBe('/articles?page=25')
})

test('S5 of all frozen pages articles alone are counted', () => {
  expect(find('/articles/article-3').isArticle).toBe(true)
  expect([find('/articles').isArticle, find('/').isArticle]).toEqual([false, false])
})
