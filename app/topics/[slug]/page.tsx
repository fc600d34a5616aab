import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageAddress } from '@/components/articles/pager'
import { Shelf } from '@/components/articles/shelf'
import { routes } from '@/lib/routes'
import { turnTo } from '../../articles/paging'
import { toTeaser } from '../../articles/teasers'
import { listShownTopics } from '../../articles/topics'
import { journalWays } from '../../articles/ways'
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
  return {
    title: page === 1 ? topic.name : `${topic.name}, page ${page}`,
    description: topic.summary,
    alternates: { canonical: pageAddress(routes.topic(topic.slug), page) },
  }
}

export default async function TopicPage(props: Props) {
  const { topic, page, pages, shown } = await requirePage(props)
  const { therapists } = await findThePractice()
  return (
    <SitePage current="journal">
      <Shelf
        title={topic.name}
        dek={topic.summary}
        ways={await journalWays(topic.slug)}
        articles={shown.map(article => toTeaser(article, therapists))}
        address={routes.topic(topic.slug)}
        page={page}
        pages={pages}
      />
    </SitePage>
  )
}
