import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Entries } from '@/components/articles/entry'
import { routes } from '@/lib/routes'
import { listShownPaths } from '../../articles/paths'
import { toTeaser } from '../../articles/teasers'
import { describePage } from '../../describe-page'
import { WayInJournal } from '../../page-way'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'

type Props = { params: Promise<{ slug: string }> }

async function requirePath({ params }: Props) {
  const { slug } = await params
  return (await listShownPaths()).find(path => path.slug === slug) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, title, dek } = await requirePath(props)
  return describePage({ title, description: dek, path: routes.path(slug), picture: 'own' })
}

export default async function PathPage(props: Props) {
  const { slug, title, dek, parts } = await requirePath(props)
  const { therapists } = await findThePractice()
  const minutes = parts.reduce((sum, part) => sum + part.readingMinutes, 0)
  return (
    <SitePage current="journal">
      <header className="article-head">
        <WayInJournal here={{ name: title, path: routes.path(slug) }} />
        <h1>{title}</h1>
        <p className="dek">{dek}</p>
        <p className="meta">
          {parts.length} parts, about {minutes} minutes in all. Nobody has to read them in one evening.
        </p>
      </header>
      <div className="journal-body one">
        <h2 className="visually-hidden">The parts, in order</h2>
        <Entries articles={parts.map(part => toTeaser(part, therapists))} detail="full" inOrder />
      </div>
    </SitePage>
  )
}
