import { expect, test } from 'vitest'
import { atomFeed, type FeedEntry, type FeedFacts, jsonFeed, momentOf, rssFeed } from './feed'

const facts: FeedFacts = {
  title: 'Lamp & Sea: Journal',
  description: 'About <two> people.',
  origin: 'https://practice.example',
  home: '/articles',
  atom: '/feed.xml',
  rss: '/rss.xml',
  json: '/feed.json',
}

const entry = (slug: string, more: Partial<FeedEntry> = {}): FeedEntry => ({
  address: `https://practice.example/articles/${slug}`,
  title: 'Me & you <3',
  summary: 'Why "we" > I',
  html: '<p>One ]]> two &amp; three.</p>',
  author: 'Ann & Co, LMFT',
  published: '2026-11-12',
  updated: '2026-11-14',
  ...more,
})

test('S1 the day of an entry is the same day from Hawaii to Tonga', () => {
  for (const timeZone of [
    'Pacific/Honolulu',
    'America/Los_Angeles',
    'UTC',
    'Asia/Kathmandu',
    'Pacific/Auckland',
    'Pacific/Tongatapu',
  ])
    expect(new Intl.DateTimeFormat('en-CA', { timeZone }).format(momentOf('2026-11-12')), timeZone).toBe(
      '2026-11-12',
    )
})

test('S1 the same articles give the same bytes, whenever they are asked for', () => {
  for (const write of [atomFeed, rssFeed, jsonFeed])
    expect(write(facts, [entry('a')])).toBe(write(facts, [entry('a')]))
})

test('S1 Atom says titles as HTML, dates as RFC 3339, and its own newest change', () => {
  const xml = atomFeed(facts, [entry('a'), entry('b', { updated: '2026-11-20' })])
  expect(xml).toContain('<title type="html"><![CDATA[Me &amp; you &lt;3]]></title>')
  expect(xml).toContain('<title>Lamp &amp; Sea: Journal</title>')
  expect(xml).toContain('<published>2026-11-12T10:30:00.000Z</published>')
  expect(xml.match(/<updated>([^<]+)/)?.[1]).toBe('2026-11-20T10:30:00.000Z')
  expect(xml).toContain('<link rel="self" href="https://practice.example/feed.xml"/>')
})

test('S1 RSS names the author without an address of mail, and its dates are those of RFC 822', () => {
  const xml = rssFeed(facts, [entry('a')])
  expect(xml).toContain('<dc:creator>Ann &amp; Co, LMFT</dc:creator>')
  expect(xml).not.toContain('<author>')
  expect(xml).toContain('<pubDate>Thu, 12 Nov 2026 10:30:00 GMT</pubDate>')
  expect(xml).toContain('<lastBuildDate>Sat, 14 Nov 2026 10:30:00 GMT</lastBuildDate>')
})

test('S1 a text that holds the end of a CDATA section does not end it', () => {
  for (const write of [atomFeed, rssFeed])
    expect(write(facts, [entry('a')])).toContain('One ]]]]><![CDATA[> two')
})

test('S1 JSON Feed says titles plainly and the text as HTML', () => {
  const feed: unknown = JSON.parse(jsonFeed(facts, [entry('a')]))
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1',
    title: 'Lamp & Sea: Journal',
    home_page_url: 'https://practice.example/articles',
    feed_url: 'https://practice.example/feed.json',
    items: [
      {
        id: 'https://practice.example/articles/a',
        title: 'Me & you <3',
        summary: 'Why "we" > I',
        content_html: '<p>One ]]> two &amp; three.</p>',
        date_published: '2026-11-12T10:30:00.000Z',
        date_modified: '2026-11-14T10:30:00.000Z',
        author: { name: 'Ann & Co, LMFT' },
      },
    ],
  })
})

test('S1 a journal without articles still is a feed', () => {
  for (const write of [atomFeed, rssFeed]) expect(write(facts, [])).toContain('Lamp &amp; Sea: Journal')
})
