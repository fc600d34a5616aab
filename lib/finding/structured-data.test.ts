import { expect, test } from 'vitest'
import { listArticles } from '@/lib/content/articles'
import { getPracticeContent } from '@/lib/content/practice'
import { aboutArticle, aboutQuestions, aboutSite, aboutWay, graphOf } from './about-page'
import { aboutPractice, aboutService, aboutTherapist, type PracticePaths } from './about-practice'
import { checkStructuredData } from './testing/check-structured-data'

const content = getPracticeContent()
const address = (path: string) => `https://practice.example${path}`
const paths: PracticePaths = {
  home: '/',
  therapist: slug => `/team/${slug}`,
  service: slug => `/services/${slug}`,
}

test('S2 the practice says its states, which are those its people are licensed in, and its address in parts', () => {
  const graph = graphOf(aboutSite(content, address, paths), aboutPractice(content, address, paths))
  expect(checkStructuredData(graph)).toEqual([])
  expect(graph['@graph'][1]).toMatchObject({
    '@id': 'https://practice.example/#practice',
    areaServed: [
      { '@type': 'State', name: 'Oregon' },
      { '@type': 'State', name: 'Washington' },
    ],
    address: {
      addressLocality: 'Portland',
      addressRegion: 'Oregon',
      postalCode: '97200',
      addressCountry: 'US',
    },
  })
})

test('S2 an address that is not written “City, State ZIP” stays in one piece', () => {
  const elsewhere = { ...content, practice: { ...content.practice, address: ['1 High Street', 'Sometown'] } }
  expect(aboutPractice(elsewhere, address, paths)).toMatchObject({ address: '1 High Street, Sometown' })
})

test('S2 every therapist, every service and all questions speak schema.org’s words and no others', () => {
  const things = [
    ...content.therapists.map(one => aboutTherapist(one, content, address, paths)),
    ...content.services.map(one => aboutService(one, content, address, paths)),
    aboutQuestions(content.pages.questions),
  ]
  expect(things.length).toBeGreaterThan(6)
  expect(checkStructuredData(graphOf(...things))).toEqual([])
  expect(JSON.stringify(things)).not.toContain('SAMPLE-OR')
})

test('S2 every article says its author, its days as they are written, and who publishes it', () => {
  for (const article of listArticles()) {
    const path = `/articles/${article.slug}`
    const author = content.therapists.find(({ slug }) => slug === article.author) ?? null
    const graph = graphOf(
      aboutArticle({ article, path, author, topics: article.topics }, content, address, paths),
      aboutWay(
        [
          { name: 'Journal', path: '/articles' },
          { name: article.title, path },
        ],
        address,
      ),
    )
    expect(checkStructuredData(graph), article.slug).toEqual([])
    expect(graph['@graph'][0]).toMatchObject({
      datePublished: article.published,
      author: { '@id': `https://practice.example/team/${article.author}#person` },
      publisher: { '@id': 'https://practice.example/#practice', name: content.practice.name },
    })
  }
})

test('S2 the check itself finds a type, a property and a value that schema.org does not know', () => {
  const check = (thing: object) =>
    checkStructuredData({ '@context': 'https://schema.org', '@graph': [thing] })
  expect(check({ '@type': 'Artikel' })).toEqual(['0 is of no known type: Artikel'])
  expect(check({ '@type': 'Article', heading: 'A' })).toEqual(['0.heading: a Article has no such property'])
  expect(check({ '@type': 'Article', datePublished: 'yesterday' })).toEqual([
    '0.datePublished may not be "yesterday"',
  ])
  expect(check({ '@type': 'Article', author: { '@type': 'Offer', price: 1 } })).toEqual([
    '0.author may not be a Offer',
  ])
  expect(check({ '@type': 'Person', '@id': 'me' })).toEqual(['0 has a name that is no address'])
  expect(checkStructuredData({ '@graph': [] })).toEqual(['does not say that it speaks schema.org'])
})
