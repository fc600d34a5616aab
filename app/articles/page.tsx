import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Entries } from '@/components/articles/entry'
import { Pager, pageAddress } from '@/components/articles/pager'
import { SitePage } from '../site-page'
import { readPage } from './paging'
import { listTeasers } from './teasers'

const perPage = 10
const dek = 'Short pieces about what happens between two people, written by the therapists who work here.'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

async function requirePage({ searchParams }: Props) {
  const teasers = await listTeasers()
  const pages = Math.max(1, Math.ceil(teasers.length / perPage))
  const page = readPage((await searchParams).page, pages) ?? notFound()
  return { page, pages, articles: teasers.slice((page - 1) * perPage, page * perPage) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page } = await requirePage(props)
  const title = page === 1 ? 'Journal' : `Journal, page ${page}`
  return { title, description: dek, alternates: { canonical: pageAddress(page) } }
}

export default async function JournalPage(props: Props) {
  const { page, pages, articles } = await requirePage(props)
  return (
    <SitePage current="journal">
      <header className="article-head">
        <h1>Journal</h1>
        <p className="dek">{dek}</p>
      </header>
      <div className="journal-body one">
        <h2 className="visually-hidden">Articles, newest first</h2>
        {articles.length === 0 ? (
          <p>There are no articles yet.</p>
        ) : (
          <Entries articles={articles} detail="full" />
        )}
        <Pager page={page} pages={pages} />
      </div>
    </SitePage>
  )
}
