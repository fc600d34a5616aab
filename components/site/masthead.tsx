import { routes } from '@/lib/routes'
import { ButtonLink } from '../ui/button'
import { Wordmark } from '../ui/wordmark'

export type Current = 'journal' | 'worksheets' | 'approach' | 'fees' | 'sign-in'

const places: readonly { id: Current; href: string; word: string }[] = [
  { id: 'journal', href: routes.articles, word: 'Journal' },
  { id: 'worksheets', href: routes.worksheets, word: 'Worksheets' },
  { id: 'approach', href: `${routes.home}#work`, word: 'Approach' },
  { id: 'fees', href: routes.fees, word: 'Fees' },
  { id: 'sign-in', href: routes.signIn, word: 'Sign in' },
]

export function Masthead({ name, current }: { name: string; current: Current | null }) {
  return (
    <header className="masthead">
      <div className="frame">
        <Wordmark name={name} href={routes.home} />
        <nav aria-label="Main">
          {places.map(place => (
            <a key={place.id} href={place.href} aria-current={place.id === current ? 'page' : undefined}>
              {place.word}
            </a>
          ))}
        </nav>
        <ButtonLink small href={routes.book}>
          Book<span className="visually-hidden"> a consultation</span>
        </ButtonLink>
      </div>
    </header>
  )
}
