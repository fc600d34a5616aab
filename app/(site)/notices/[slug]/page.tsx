import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NoticeStamp } from '@/components/site/notice-stamp'
import { PageHead } from '@/components/site/page-head'
import { Words } from '@/components/ui/words'
import type { NoticeContent } from '@/lib/content/practice'
import { routes } from '@/lib/routes'
import { describePage } from '../../../describe-page'
import { WayInNotices } from '../../../page-way'
import { SitePage } from '../../../site-page'
import { findThePractice } from '../../../the-practice'

type Props = { params: Promise<{ slug: string }> }

async function requireNotice({ params }: Props): Promise<NoticeContent> {
  const { slug } = await params
  const { notices } = await findThePractice()
  return notices.find(notice => notice.slug === slug) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, title, summary } = await requireNotice(props)
  return describePage({ title, description: summary, path: routes.notice(slug) })
}

export default async function NoticePage(props: Props) {
  const notice = await requireNotice(props)
  return (
    <SitePage current={null}>
      <PageHead
        title={notice.title}
        dek={notice.summary}
        above={<WayInNotices here={{ name: notice.title, path: routes.notice(notice.slug) }} />}
      >
        <NoticeStamp version={notice.version} effective={notice.effective} reviewed={notice.reviewed} />
      </PageHead>
      <div className="prose plain-page">
        <Words text={notice.body} />
      </div>
    </SitePage>
  )
}
