import type { Metadata } from 'next'
import { PageHead } from '@/components/site/page-head'
import { ServiceList } from '@/components/site/service-list'
import { TitledWords } from '@/components/site/titled-words'
import { ButtonLink } from '@/components/ui/button'
import { Words } from '@/components/ui/words'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'
import { serviceShown } from '../service-shown'

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = (await findThePractice()).pages.services
  return describePage({ title, description, path: routes.services })
}

export default async function ServicesPage() {
  const content = await findThePractice()
  const { title, dek, intro, sections } = content.pages.services
  return (
    <SitePage current={null}>
      <PageHead title={title} dek={dek} />
      <ServiceList services={content.services.map(service => serviceShown(service, content))} />
      <div className="prose plain-page">
        <Words text={intro} />
        <p className="actions">
          <ButtonLink href={routes.bookService('consultation')}>Book a first consultation</ButtonLink>
        </p>
        <TitledWords sections={sections} />
      </div>
    </SitePage>
  )
}
