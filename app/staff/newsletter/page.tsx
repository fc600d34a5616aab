import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '@/components/staff/desk-frame'
import { ReadArticles } from '@/components/staff/read-articles'
import { SendArticleForm } from '@/components/staff/send-article-form'
import { SentArticles } from '@/components/staff/sent-articles'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { findFormDraft } from '@/lib/http/form-draft'
import { listReadArticles } from '@/lib/use-cases/count-reading'
import { showNewsletter } from '@/lib/use-cases/show-newsletter'
import { enterDesk } from '../enter'
import { practiceZone } from '../practice-zone'

export const metadata: Metadata = { title: 'Newsletter · Desk' }

const people = (count: number) => (count === 1 ? '1 person is' : `${count} people are`)

export default async function NewsletterDeskPage() {
  const { actor, frame } = await enterDesk()
  const { subscribers, unsent, sent } = (await showNewsletter(actor)) ?? notFound()
  const read = await listReadArticles(actor)
  const { values, errors, notice } = await findFormDraft('staff-newsletter')
  return (
    <DeskFrame {...frame} current="newsletter">
      <div className="day-head">
        <h1>Newsletter</h1>
        <p className="zone-note">{people(subscribers)} on the list and confirmed it.</p>
      </div>
      <div className="stack">
        <ErrorSummary mistakes={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
        {notice !== null && <Notice tone="caution">{notice}</Notice>}
        {unsent.length === 0 ? (
          <p>Every article that can be read today went out.</p>
        ) : (
          <SendArticleForm articles={unsent} chosen={values.article} errors={errors} />
        )}
        {read.length > 0 && <ReadArticles articles={read} />}
        {sent.length > 0 && <SentArticles articles={sent} zone={await practiceZone()} />}
      </div>
    </DeskFrame>
  )
}
