import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Button, ButtonLink } from '@/components/ui/button'
import { routes, sendTo } from '@/lib/routes'
import { showConfirmation } from '@/lib/use-cases/show-subscription'
import { SitePage } from '../../../site-page'

export const metadata: Metadata = {
  title: 'Letters about new articles',
  robots: { index: false, follow: false },
}

type Props = { params: Promise<{ token: string }> }

export default async function ConfirmPage({ params }: Props) {
  const { token } = await params
  const state = (await showConfirmation(token)) ?? notFound()
  return (
    <SitePage current={null}>
      <div className="narrow-top stack">
        {state === 'asked' ? (
          <>
            <h1 className="page-title">Shall we write to you?</h1>
            <p className="lede">
              Press the button, and you get an e-mail when there is a new article. Each one has a link that
              ends them.
            </p>
            <form action={sendTo(routes.newsletterConfirm(token))} method="post">
              <p className="actions">
                <Button>Yes, write to me</Button>
              </p>
            </form>
          </>
        ) : (
          <>
            <h1 className="page-title">You are on the list</h1>
            <p className="lede">The next letter comes with the next article.</p>
            <p className="actions">
              <ButtonLink look="quiet" href={routes.articles}>
                To the articles
              </ButtonLink>
            </p>
          </>
        )}
      </div>
    </SitePage>
  )
}
