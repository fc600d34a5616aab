import { afterAll, expect, test } from 'vitest'
import { listArticles } from '@/lib/content/articles'
import { checkContent } from '@/lib/content/check'
import { contentRoot, readText } from '@/lib/content/files'
import { copyContent, removeCopies } from '@/lib/content/testing/content-copy'
import { fillTemplate, slugOf } from './fill-template'

afterAll(removeCopies)

const template = readText(contentRoot(), 'articles/_template.mdx').text
const names = {
  published: '2026-11-22',
  author: 'theo-lindqvist',
  topic: 'attachment',
  service: 'individual-session',
}

test.each([
  ['When both of you fight', 'when-both-of-you-fight'],
  ['  What’s left, and who’s right? ', 'whats-left-and-whos-right'],
  ['Über Nähe: 3 Fragen', 'uber-nahe-3-fragen'],
  ['“Quoted”', 'quoted'],
  ['¿…?', null],
  ['愛', null],
  ['', null],
  ['two\nlines', null],
  ['x'.repeat(91), null],
])('R1 the address of an article comes from its title: %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test.each([
  'A plain title',
  'A title: with a colon, “quotes”, a # and $& in it',
  '- [a, list]',
  'true',
  '2026',
  "'",
  'x'.repeat(90),
])('R1 an article made from the template is a draft that keeps every rule: %s', title => {
  const root = copyContent({ 'articles/fresh.mdx': () => fillTemplate(template, { title, ...names }) })
  expect(checkContent(root, '2026-11-22')).toEqual([])
  const { author, topics, service, published, ...article } = listArticles(root)[0] ?? {}
  expect(article).toMatchObject({ slug: 'fresh', title, draft: true })
  expect({ author, topics, service, published }).toEqual({
    author: names.author,
    topics: [names.topic],
    service: names.service,
    published: names.published,
  })
})

test('R1 the template itself is no article', () => {
  expect(listArticles().map(({ slug }) => slug)).not.toContain('_template')
})
