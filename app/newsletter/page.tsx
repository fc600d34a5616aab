import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { HiddenFields } from '@/components/booking/hidden-fields'
import { NewsletterForm } from '@/components/site/newsletter-form'
import { Notice } from '@/components/ui/notice'
import { findFormDraft } from '@/lib/http/form-draft'
import { sealShown } from '@/lib/http/unwelcome'
import { routes } from '@/lib/routes'
import { describePage } from '../describe-page'
import { SitePage } from '../site-page'

const title = 'Letters about new articles'
const description = 'An e-mail when there is a new article to read, and nothing else.'

export const generateMetadata = (): Promise<Metadata> =>
  describePage({ title, description, path: routes.newsletter })

export default async function NewsletterPage() {
  const { values, errors, notice, shown } = await findFormDraft('newsletter')
  return (
    <SitePage current="journal">
      <div className="narrow">
        <h1>Letters about new articles</h1>
        {notice !== null && <Notice tone="caution">{notice}</Notice>}
        <p className="lede">
          When there is something new to read, we write to you: its title, its first words, and the way to it.
          Perhaps once a month.
        </p>
        <NewsletterForm values={values} errors={errors}>
          <HiddenFields idempotencyKey={randomUUID()} shown={sealShown(shown)} />
        </NewsletterForm>
        <p className="meta after">
          We do not see whether you open a letter. There is a{' '}
          <a href={routes.notice('privacy')}>notice about privacy</a>, and <a href={routes.atom}>a feed</a>{' '}
          for those who would rather give no address.
        </p>
      </div>
    </SitePage>
  )
}
