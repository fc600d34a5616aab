import { routes } from '@/lib/routes'

/** For who would read more another time: a way to the newsletter, in one quiet line. */
export function LettersLine() {
  return (
    <p className="frame letters-line no-print">
      Would you like to know when there is something new to read?{' '}
      <a href={routes.newsletter}>Letters about new articles</a> come perhaps once a month, and with nothing
      else.
    </p>
  )
}
