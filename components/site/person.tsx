import { routes } from '@/lib/routes'
import { PersonFacts, type PersonInFull, PersonWords } from './person-parts'

/** One therapist among the others: the facts beside their own words, under a name that leads to their own page. */
export function Person({ person }: { person: PersonInFull }) {
  return (
    <section className="person pair" id={person.slug} aria-labelledby={`${person.slug}-name`}>
      <div className="stack">
        <h2 id={`${person.slug}-name`}>
          <a className="plain" href={routes.therapist(person.slug)}>
            {person.name}, {person.credentials}
          </a>
        </h2>
        <PersonFacts person={person} />
      </div>
      <PersonWords person={person} />
    </section>
  )
}
