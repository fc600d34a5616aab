import type { Metadata } from 'next'
import { routes } from '@/lib/routes'
import { SitePage } from './site-page'

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } }

export default function NotFound() {
  return (
    <SitePage current={null}>
      <div className="narrow stack">
        <h1>There is no page here</h1>
        <p>The address may be old, or a letter of it may have gone missing on the way.</p>
        <p>
          <a className="go" href={routes.home}>
            Go to the front page
          </a>
        </p>
      </div>
    </SitePage>
  )
}
