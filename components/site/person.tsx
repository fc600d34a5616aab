import { ButtonLink } from '../ui/button'
import { Facts } from '../ui/facts'
import { Words } from '../ui/words'

export type PersonInFull = {
  slug: string
  name: string
  credentials: string
  pronouns: string
  approach: string
  bio: string
  languages: readonly string[]
  training: readonly string[]
  licences: readonly { state: string; title: string; number: string; sample: boolean }[]
  bookingHref: string
}

/** One therapist: what they are licensed for and trained in, exactly as held, beside their own words. */
export function Person({ person }: { person: PersonInFull }) {
  return (
    <section className="person pair" id={person.slug} aria-labelledby={`${person.slug}-name`}>
      <div className="stack">
        <h2 id={`${person.slug}-name`}>
          {person.name}, {person.credentials}
        </h2>
        <p className="meta">{person.pronouns}</p>
        <Facts
          facts={[
            { label: 'Works in', value: person.languages.join(', ') },
            { label: 'License', value: <Lines lines={person.licences.map(licenceWords)} /> },
            { label: 'Training', value: <Lines lines={person.training} /> },
          ]}
        />
        <p className="actions">
          <ButtonLink look="quiet" href={person.bookingHref}>
            Book with {person.name}
          </ButtonLink>
        </p>
      </div>
      <div className="prose">
        <p className="opening">{person.approach}</p>
        <Words text={person.bio} />
      </div>
    </section>
  )
}

function licenceWords(licence: PersonInFull['licences'][number]): string {
  const mark = licence.sample ? ' (sample)' : ''
  return `${licence.state}: ${licence.title}, ${licence.number}${mark}`
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map(line => (
        <span className="line" key={line}>
          {line}
        </span>
      ))}
    </>
  )
}
