import type { Metadata } from 'next'
import { PageHead } from '@/components/site/page-head'
import { PlainList } from '@/components/ui/plain-list'
import { routes } from '@/lib/routes'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'

const title = 'Notices'
const description = 'The small print, each notice with the day it came into effect.'

export const generateMetadata = (): Promise<Metadata> =>
  describePage({ title, description, path: routes.notices })

export default async function NoticesPage() {
  const { notices } = await findThePractice()
  return (
    <SitePage current={null}>
      <PageHead title="Notices" dek="The small print, in words that are meant to be read." />
      <PlainList className="ruled-list">
        {notices.map(notice => (
          <li key={notice.slug}>
            <h2>
              <a className="plain" href={routes.notice(notice.slug)}>
                {notice.title}
              </a>
            </h2>
            <p>{notice.summary}</p>
          </li>
        ))}
      </PlainList>
    </SitePage>
  )
}
