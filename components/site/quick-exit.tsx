/** The national weather service: public, dull, and what anybody may have been looking at. */
const elsewhere = 'https://www.weather.gov/'

/**
 * The way out of a page that somebody may be reading in danger (D8). A plain link, so that it works without scripts, and it
 * says itself what it cannot do: the Back button and the history still lead here.
 */
export function QuickExit() {
  return (
    <>
      <p className="quick-exit no-print">
        <a className="button small" href={elsewhere} rel="noreferrer">
          Leave this page now
        </a>
      </p>
      <p className="quick-exit-words meta no-print">
        The button opens a weather page in place of this one. It cannot erase anything: the Back button and
        the history of this device still show that you were here.
      </p>
    </>
  )
}
