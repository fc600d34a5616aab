import type { Metadata } from 'next'
import { ContactFacts } from '@/components/site/contact-facts'
import { PageHead } from '@/components/site/page-head'
import { TitledWords } from '@/components/site/titled-words'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { PracticeCrisisNotice } from '../../practice-crisis-notice'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'
import { ContactPart } from './contact-part'

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = (await findThePractice()).pages.contact
  return describePage({ title, description, path: routes.contact })
}

export default async function ContactPage() {
  const { practice, offices, pages } = await findThePractice()
  const { title, dek, phoneHours, sections } = pages.contact
  return (
    <SitePage current={null}>
      <PageHead title={title} dek={dek} />
      <div className="pair plain-page">
        <div className="stack">
          <ContactFacts
            phone={practice.phone}
            phoneHours={phoneHours}
            email={practice.email}
            offices={offices}
          />
          <PracticeCrisisNotice />
        </div>
        <div>
          <div className="prose">
            <TitledWords sections={sections} />
          </div>
          <ContactPart />
        </div>
      </div>
    </SitePage>
  )
}
