import { routes } from '@/lib/routes'
import { PhoneLink } from '../ui/phone-link'
import { PlainList } from '../ui/plain-list'
import { CrisisWords } from './crisis-notice'
import type { ShellFacts } from './shell-facts'

export function Footer({ practice }: { practice: ShellFacts }) {
  return (
    <footer className="footer">
      <div className="frame">
        <div className="urgent">
          <h2>If you are not safe</h2>
          <CrisisWords crisis={practice.crisis} />
        </div>
        <div>
          <h2>The practice</h2>
          <PlainList>
            {practice.where.map(line => (
              <li key={line}>{line}</li>
            ))}
            {practice.phone !== '' && (
              <li>
                <PhoneLink phone={practice.phone} />
              </li>
            )}
            <li>
              <a href={routes.team}>Who you would meet</a>
            </li>
            <li>
              <a href={routes.services}>What we offer</a>
            </li>
            <li>
              <a href={routes.firstVisit}>Your first visit</a>
            </li>
            <li>
              <a href={routes.questions}>Questions people ask</a>
            </li>
            <li>
              <a href={routes.search}>Search</a>
            </li>
            <li>
              <a href={routes.contact}>Contact</a>
            </li>
            <li>
              <a href={routes.newsletter}>Letters about new articles</a>
            </li>
            <li>
              <a href={routes.book}>Book a consultation</a>
            </li>
          </PlainList>
        </div>
        <div>
          <h2>The small print</h2>
          <PlainList>
            {practice.footNotices.map(({ slug, label }) => (
              <li key={slug}>
                <a href={routes.notice(slug)}>{label}</a>
              </li>
            ))}
            <li>
              <a href={routes.notices}>All notices</a>
            </li>
            <li>
              <a href={routes.helpNow}>If you need help now</a>
            </li>
          </PlainList>
        </div>
        {practice.sample && (
          <p className="small">{practice.name} is a sample practice. Its people are invented.</p>
        )}
      </div>
    </footer>
  )
}
