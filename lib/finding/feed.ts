import { Feed } from 'feed'
import { escapeHtml } from '@/lib/content/html-writer'

/** One article as a feed reader gets it. Dates are plain days, `YYYY-MM-DD`. */
export type FeedEntry = {
  /** Absolute, and the entry's lasting name. */
  address: string
  title: string
  summary: string
  html: string
  author: string
  published: string
  updated: string
}

export type FeedFacts = {
  title: string
  description: string
  /** The site's address without a trailing slash. */
  origin: string
  /** The page that the feed follows, and the feeds themselves, as paths. */
  home: string
  atom: string
  rss: string
  json: string
}

/**
 * The moment that a feed gives for a day. Half past ten in the morning UTC is on that same day from Hawaii to Tonga, so that
 * next to no reader is shown another date than the page has (R2).
 */
export const momentOf = (day: string): Date => new Date(`${day}T10:30:00Z`)

/** Atom 1.0 (RFC 4287): titles and summaries are HTML there, dates RFC 3339. */
export function atomFeed(facts: FeedFacts, entries: readonly FeedEntry[]): string {
  const feed = begin(facts, facts.atom, entries)
  for (const entry of entries) {
    feed.addItem({
      ...shared(entry),
      title: escapeHtml(entry.title),
      description: escapeHtml(entry.summary),
      author: [{ name: entry.author }],
    })
  }
  return feed.atom1()
}

/** RSS 2.0: its own author must be an e-mail address, so the name stands as Dublin Core's creator; dates RFC 822. */
export function rssFeed(facts: FeedFacts, entries: readonly FeedEntry[]): string {
  const feed = begin(facts, facts.rss, entries)
  for (const entry of entries) {
    feed.addItem({
      ...shared(entry),
      description: escapeHtml(entry.summary),
      // What the library calls `objects` may be the text of the element itself.
      extensions: [{ name: 'dc:creator', objects: { _text: entry.author } }],
    })
  }
  return feed.rss2()
}

/** JSON Feed 1: titles and summaries are plain text there. */
export function jsonFeed(facts: FeedFacts, entries: readonly FeedEntry[]): string {
  const feed = begin(facts, facts.json, entries)
  for (const entry of entries) {
    feed.addItem({ ...shared(entry), description: entry.summary, author: [{ name: entry.author }] })
  }
  return feed.json1()
}

function begin(facts: FeedFacts, self: string, entries: readonly FeedEntry[]): Feed {
  const { title, description, origin, home, json } = facts
  const days = entries.map(({ updated }) => updated).sort()
  return new Feed({
    id: origin + home,
    title,
    description,
    link: origin + home,
    feed: origin + self,
    feedLinks: { json: origin + json },
    language: 'en-us',
    updated: momentOf(days.at(-1) ?? '1970-01-01'),
    generator: false,
  })
}

function shared({ address, title, html, published, updated }: FeedEntry) {
  return {
    title,
    id: address,
    link: address,
    content: html,
    date: momentOf(updated),
    published: momentOf(published),
  }
}
