import { PlainList } from '../ui/plain-list'

const names = ['Service', 'Therapist', 'Time', 'Your details'] as const

/** Where in the booking a page stands; earlier steps are links back. */
export function BookingSteps({ at, links }: { at: 1 | 2 | 3 | 4; links: readonly string[] }) {
  return (
    <nav aria-label="Booking steps" className="book-steps">
      <PlainList ordered className="steps">
        {names.map((name, place) => (
          <li key={name}>
            {place + 1 === at ? (
              <span aria-current="step">
                {at} of {names.length}: {name}
              </span>
            ) : (
              <StepName name={name} link={place + 1 < at ? links[place] : undefined} />
            )}
          </li>
        ))}
      </PlainList>
    </nav>
  )
}

function StepName({ name, link }: { name: string; link: string | undefined }) {
  return link === undefined ? name : <a href={link}>{name}</a>
}
