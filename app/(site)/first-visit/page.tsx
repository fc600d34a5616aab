import type { Metadata } from 'next'
import { PageHead } from '@/components/site/page-head'
import { TitledWords } from '@/components/site/titled-words'
import { ButtonLink } from '@/components/ui/button'
import { NumberedSteps } from '@/components/ui/numbered-steps'
import { Words } from '@/components/ui/words'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = (await findThePractice()).pages.firstVisit
  return describePage({ title, description, path: routes.firstVisit })
}

export default async function FirstVisitPage() {
  const { title, dek, intro, steps, sections } = (await findThePractice()).pages.firstVisit
  return (
    <SitePage current={null}>
      <PageHead title={title} dek={dek} />
      <div className="pair plain-page">
        <div className="stack">
          <h2>{steps.title}</h2>
          <Words text={intro} />
          <p className="actions">
            <ButtonLink href={routes.bookService('consultation')}>Book a first consultation</ButtonLink>
          </p>
        </div>
        <NumberedSteps steps={steps.list} />
      </div>
      <div className="prose plain-page">
        <TitledWords sections={sections} />
      </div>
    </SitePage>
  )
}
