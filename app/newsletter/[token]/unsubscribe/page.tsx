import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { routes, sendTo } from '@/lib/routes'
import { showSubscription } from '@/lib/use-cases/show-subscription'
import { SitePage } from '../../../site-page'

export const metadata: Metadata = {
  title: 'Letters about new articles',
  robots: { index: false, follow: false },
}

type Props = { params: Promise<{ token: string }> }

export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params
  const state = (await showSubscription(token)) ?? notFound()
  return (
    <SitePage current={null}>
      <div className="narrow-top stack">
        {state === 'on' ? (
          <>
            <h1 className="page-title">End these letters?</h1>
            <p className="lede">Press the button, and we write to you about articles no more.</p>
            <form action={sendTo(routes.newsletterUnsubscribe(token))} method="post">
              <p className="actions">
                <Button>End them</Button>
              </p>
            </form>
          </>
        ) : (
          <>
            <h1 className="page-title">You are off the list</h1>
            <p className="lede">
              No more letters about articles come, and we have deleted your address from the list. Letters
              about appointments are not part of it.
            </p>
          </>
        )}
      </div>
    </SitePage>
  )
}
