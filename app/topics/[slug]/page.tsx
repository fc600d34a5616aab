import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageAddress } from '@/components/articles/pager'
import { Shelf } from '@/components/articles/shelf'
import { routes } from '@/lib/routes'
import { turnTo } from '../../articles/paging'
import { toTeaser } from '../../articles/teasers'
import { listShownTopics } from '../../articles/topics'
import { journalWays } from '../../articles/ways'
import { describePage } from '../../describe-page'
import { WayInJournal } from '../../page-way'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function requirePage({ params, searchParams }: Props) {
  const { slug } = await params
  const topic = (await listShownTopics()).find(one => one.slug === slug) ?? notFound()
  return { topic, ...(turnTo(topic.articles, (await searchParams).page) ?? notFound()) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { topic, page } = await requirePage(props)
  const title = page === 1 ? topic.name : `${topic.name}, page ${page}`
  const path = pageAddress(routes.topic(topic.slug), page)
  return describePage({ title, description: topic.summary, path, picture: 'own' })
}

export default async function TopicPage(props: Props) {
  const { topic, page, pages, shown } = await requirePage(props)
  const { therapists } = await findThePractice()
  return (
    <SitePage current="journal">
      <Shelf
        title={topic.name}
        dek={topic.summary}
        above={<WayInJournal here={{ name: topic.name, path: routes.topic(topic.slug) }} />}
        ways={await journalWays(topic.slug)}
        articles={shown.map(article => toTeaser(article, therapists))}
        address={routes.topic(topic.slug)}
        page={page}
        pages={pages}
      />
    </SitePage>
  )
}
