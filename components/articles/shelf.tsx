import type { ReactNode } from 'react'
import { Entries } from './entry'
import { JournalSide, type JournalWays } from './journal-side'
import { Pager } from './pager'
import type { ArticleTeaser } from './teaser'

type ShelfProps = {
  title: string
  dek: string
  ways: JournalWays
  articles: readonly ArticleTeaser[]
  /** Where this list is, and which of its pages this is. */
  address: string
  page: number
  pages: number
  /** What stands above the title: where this list stands among others. */
  above?: ReactNode
  /** What stands below the head: a way to look for something. */
  children?: ReactNode
}

/** One list of the journal, everything or a topic, with the ways to the others beside it. */
export function Shelf({ title, dek, ways, articles, address, page, pages, above, children }: ShelfProps) {
  return (
    <>
      <header className="article-head">
        {above}
        <h1>{title}</h1>
        <p className="dek">{dek}</p>
        {children}
      </header>
      <div className="journal-body">
        <JournalSide {...ways} />
        <div>
          <h2 className="visually-hidden">Articles, newest first</h2>
          {articles.length === 0 ? (
            <p>There are no articles yet.</p>
          ) : (
            <Entries articles={articles} detail="full" />
          )}
          <Pager address={address} page={page} pages={pages} />
        </div>
      </div>
    </>
  )
}
