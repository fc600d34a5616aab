import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Entries } from '@/components/articles/entry'
import { PageHead } from '@/components/site/page-head'
import { PersonFacts, PersonWords } from '@/components/site/person-parts'
import type { TherapistContent } from '@/lib/content/practice'
import { routes } from '@/lib/routes'

import { AboutTherapist } from '../../../about-things'
import { describePage } from '../../../describe-page'
import { SitePage } from '../../../site-page'
import { findThePractice } from '../../../the-practice'
import { listWrittenBy } from './written-by'

type Props = { params: Promise<{ slug: string }> }

async function requireTherapist({ params }: Props): Promise<TherapistContent> {
  const { slug } = await params
  const { therapists } = await findThePractice()
  return therapists.find(person => person.slug === slug) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, name, credentials, short } = await requireTherapist(props)
  return describePage({ title: `${name}, ${credentials}`, description: short, path: routes.therapist(slug) })
}

export default async function TherapistPage(props: Props) {
  const therapist = await requireTherapist(props)
  const person = { ...therapist, bookingHref: routes.bookTherapist('consultation', therapist.slug) }
  const articles = await listWrittenBy(therapist.slug)
  return (
    <SitePage current={null}>
      <AboutTherapist therapist={therapist} />
      <PageHead title={`${person.name}, ${person.credentials}`} dek={person.short} />
      <div className="pair plain-page person-page">
        <div className="stack">
          <PersonFacts person={person} />
        </div>
        <PersonWords person={person} />
      </div>
      {articles.length > 0 && (
        <section className="band" aria-labelledby="written">
          <h2 id="written">Written by {person.name}</h2>
          <Entries articles={articles} detail="full" />
        </section>
      )}
      <p className="plain-page">
        <a className="go" href={routes.team}>
          Everybody you could meet
        </a>
      </p>
    </SitePage>
  )
}
