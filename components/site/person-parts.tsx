import { stateNames } from '@/lib/domain/people/states'
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
  takesCouples: boolean
  languages: readonly string[]
  training: readonly string[]
  licences: readonly { state: string; title: string; number: string; sample: boolean }[]
  bookingHref: string
}

/** What a therapist is licensed for and trained in, exactly as held, and the way to them. */
export function PersonFacts({ person }: { person: PersonInFull }) {
  return (
    <>
      <p className="meta">{person.pronouns}</p>
      <Facts
        facts={[
          { label: 'Works in', value: person.languages.join(', ') },
          {
            label: 'Sees',
            value: person.takesCouples ? 'Couples, and each partner alone' : 'One person alone',
          },
          { label: 'By video', value: `While you are in ${statesWords(person.licences)}` },
          { label: 'License', value: <Lines lines={person.licences.map(licenceWords)} /> },
          { label: 'Training', value: <Lines lines={person.training} /> },
        ]}
      />
      <p className="actions">
        <ButtonLink look="quiet" href={person.bookingHref}>
          Book with {person.name}
        </ButtonLink>
      </p>
    </>
  )
}

export function PersonWords({ person }: { person: Pick<PersonInFull, 'approach' | 'bio'> }) {
  return (
    <div className="prose">
      <p className="opening">{person.approach}</p>
      <Words text={person.bio} />
    </div>
  )
}

function statesWords(licences: PersonInFull['licences']): string {
  return [...new Set(licences.map(({ state }) => stateNames[state] ?? state))].join(' or ')
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
