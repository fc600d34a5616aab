import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/site/page-head'
import { ServiceFacts } from '@/components/site/service-facts'
import { TitledWords } from '@/components/site/titled-words'
import { ButtonLink } from '@/components/ui/button'
import { Words } from '@/components/ui/words'
import { routes } from '@/lib/routes'
import { AboutService } from '../../../about-things'
import { describePage } from '../../../describe-page'
import { SitePage } from '../../../site-page'
import { findThePractice } from '../../../the-practice'
import { serviceShown } from '../../service-shown'

type Props = { params: Promise<{ slug: string }> }

async function requireService({ params }: Props) {
  const { slug } = await params
  const content = await findThePractice()
  const service = content.services.find(one => one.slug === slug)
  const about = content.pages.services.about.find(one => one.service === slug)
  if (service === undefined || about === undefined) notFound()
  return { service: serviceShown(service, content), about }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { service, about } = await requireService(props)
  const { slug, name } = service
  return describePage({ title: name, description: about.description, path: routes.service(slug) })
}

export default async function ServicePage(props: Props) {
  const { service, about } = await requireService(props)
  const call = service.approval === 'instant' ? 'Choose a time' : 'Look at times'
  return (
    <SitePage current={null}>
      <AboutService service={service} />
      <PageHead title={service.name} dek={service.summary} />
      <div className="pair plain-page service-page">
        <div className="stack">
          <ServiceFacts service={service} />
          <p className="actions">
            <ButtonLink href={routes.bookService(service.slug)}>{call}</ButtonLink>{' '}
            <a className="go" href={routes.fees}>
              Fees and policies
            </a>
          </p>
        </div>
        <div className="prose">
          <Words text={service.description} />
          <TitledWords sections={about.sections} />
        </div>
      </div>
      <p className="plain-page">
        <a className="go" href={routes.services}>
          All that we offer
        </a>
      </p>
    </SitePage>
  )
}
