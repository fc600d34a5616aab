import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageAddress } from '@/components/articles/pager'
import { Shelf } from '@/components/articles/shelf'
import { SearchForm } from '@/components/search/search-form'
import { routes } from '@/lib/routes'
import { describePage } from '../describe-page'
import { SitePage } from '../site-page'
import { turnTo } from './paging'
import { listTeasers } from './teasers'
import { journalWays } from './ways'

const dek = 'Short pieces about what happens between two people, written by the therapists who work here.'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

async function requirePage({ searchParams }: Props) {
  return turnTo(await listTeasers(), (await searchParams).page) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page } = await requirePage(props)
  const title = page === 1 ? 'Journal' : `Journal, page ${page}`
  return describePage({ title, description: dek, path: pageAddress(routes.articles, page) })
}

export default async function JournalPage(props: Props) {
  const { page, pages, shown } = await requirePage(props)
  return (
    <SitePage current="journal">
      <Shelf
        title="Journal"
        dek={dek}
        ways={await journalWays(null)}
        articles={shown}
        address={routes.articles}
        page={page}
        pages={pages}
      >
        <SearchForm />
      </Shelf>
    </SitePage>
  )
}
