import type { Metadata } from 'next'
import { Notice } from '@/components/ui/notice'
import { findOwnHold } from '@/lib/data/read/own-hold'
import { getPractice } from '@/lib/data/read/practice'
import { findBrowserHash, findFormDraft } from '@/lib/http/form-draft'
import { PracticeCrisisNotice } from '../practice-crisis-notice'
import { SitePage } from '../site-page'
import { readAsked } from './query'
import { findStage } from './stage'
import { StageContent } from './stage-content'

export const metadata: Metadata = { title: 'Book a time', robots: { index: false, follow: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function BookPage({ searchParams }: Props) {
  const asked = readAsked(await searchParams)
  const [practice, draft, own] = await Promise.all([
    getPractice(),
    findFormDraft('book'),
    findBrowserHash().then(findOwnHold),
  ])
  const stage = findStage(practice, asked)
  const again = draft.notice ?? draft.errors.start ?? draft.errors.place
  return (
    <SitePage current={null}>
      <StageContent stage={stage} asked={asked} practice={practice} own={own} error={draft.errors.state}>
        {again !== undefined && draft.values.service === asked.service && (
          <div role="alert">
            <Notice tone="caution" title="Please choose once more">
              {again}
            </Notice>
          </div>
        )}
      </StageContent>
      <div className="after">
        <PracticeCrisisNotice />
      </div>
    </SitePage>
  )
}
