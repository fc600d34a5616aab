import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { SitePage } from '../../site-page'

export const metadata: Metadata = { title: 'One more step', robots: { index: false, follow: false } }

export default function NewsletterAskedPage() {
  return (
    <SitePage current="journal">
      <div className="narrow-top stack">
        <h1 className="page-title">One more step</h1>
        <p className="lede">
          A letter is on its way to the address you gave. Open the page it leads to and press its button: only
          then do we write to you again. If nothing comes, look in the spam folder, or{' '}
          <a href={routes.newsletter}>check the address</a>.
        </p>
        <p className="actions">
          <ButtonLink look="quiet" href={routes.articles}>
            Back to the articles
          </ButtonLink>
        </p>
      </div>
    </SitePage>
  )
}
