import { nationalLines } from '@/lib/domain/people/national-lines'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { CrisisWords } from './crisis-notice'

/** What a reader sees when a page could not be made: whose fault it is, what to do next, and still where to turn. */
export function FailedPage({ retry }: { retry: () => void }) {
  return (
    <>
      <main className="frame">
        <div className="narrow stack">
          <h1>This page could not be shown</h1>
          <p>The trouble is on our side. Please try again in a minute.</p>
          <p className="actions">
            <Button type="button" onClick={retry}>
              Try again
            </Button>{' '}
            <a className="go" href={routes.home}>
              Go to the front page
            </a>
          </p>
        </div>
      </main>
      <footer className="footer">
        <div className="frame">
          <div className="urgent">
            <h2>If you are not safe</h2>
            <CrisisWords crisis={nationalLines} />
          </div>
        </div>
      </footer>
    </>
  )
}
