import type { Metadata } from 'next'
import { FeesTable } from '@/components/site/fees-table'
import { PageHead } from '@/components/site/page-head'
import { TitledWords } from '@/components/site/titled-words'
import { ButtonLink } from '@/components/ui/button'
import { Words } from '@/components/ui/words'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'
import { feeRows } from '../fee-rows'

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = (await findThePractice()).pages.fees
  return describePage({ title, description, path: routes.fees })
}

export default async function FeesPage() {
  const { pages, services, policies } = await findThePractice()
  const { title, dek, intro, tableCaption, extraRows, sections } = pages.fees
  const terms = [
    { title: 'Cancelling', text: policies.cancellation },
    { title: 'Paying', text: policies.fees },
  ]
  return (
    <SitePage current="fees">
      <PageHead title={title} dek={dek} />
      <div className="pair plain-page">
        <div className="stack">
          <Words text={intro} />
          <p className="actions">
            <ButtonLink href={routes.bookService('consultation')}>Book a first consultation</ButtonLink>
          </p>
        </div>
        <FeesTable caption={tableCaption} rows={feeRows(services, extraRows)} />
      </div>
      <div className="prose plain-page">
        <TitledWords sections={[...terms, ...sections]} />
        <p className="meta">Policies, version {policies.version}.</p>
      </div>
    </SitePage>
  )
}
