import type { Metadata } from 'next'
import { PageHead } from '@/components/site/page-head'
import { Person } from '@/components/site/person'
import { Words } from '@/components/ui/words'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = (await findThePractice()).pages.team
  return describePage({ title, description, path: routes.team })
}

export default async function TeamPage() {
  const { pages, therapists } = await findThePractice()
  const { title, dek, intro } = pages.team
  return (
    <SitePage current={null}>
      <PageHead title={title} dek={dek} />
      <div className="prose plain-page">
        <Words text={intro} />
      </div>
      {therapists.map(person => (
        <Person
          key={person.slug}
          person={{
            ...person,
            bookingHref: routes.bookTherapist('consultation', person.slug),
          }}
        />
      ))}
    </SitePage>
  )
}
