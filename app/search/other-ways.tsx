import { PlainList } from '@/components/ui/plain-list'
import { routes } from '@/lib/routes'

const ways = [
  { href: routes.articles, words: 'All articles, newest first' },
  { href: routes.worksheets, words: 'Worksheets to fill in' },
  { href: routes.questions, words: 'Questions people ask us' },
  { href: routes.helpNow, words: 'If you need help now' },
]

/** Where to go when nothing was looked for, or nothing found. */
export function OtherWays() {
  return (
    <nav aria-label="Other ways" className="found">
      <PlainList>
        {ways.map(({ href, words }) => (
          <li key={href}>
            <a className="go" href={href}>
              {words}
            </a>
          </li>
        ))}
      </PlainList>
    </nav>
  )
}
