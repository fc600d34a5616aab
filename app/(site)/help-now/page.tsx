import type { Metadata } from 'next'
import { PageHead } from '@/components/site/page-head'
import { QuickExit } from '@/components/site/quick-exit'
import { TitledWords } from '@/components/site/titled-words'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = (await findThePractice()).pages.helpNow
  return describePage({ title, description, path: routes.helpNow })
}

export default async function HelpNowPage() {
  const { title, dek, sections } = (await findThePractice()).pages.helpNow
  return (
    <SitePage current={null}>
      <QuickExit />
      <PageHead title={title} dek={dek} />
      <div className="prose plain-page">
        <TitledWords sections={sections} />
      </div>
    </SitePage>
  )
}
