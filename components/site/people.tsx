import { routes } from '@/lib/routes'
import { PlainList } from '../ui/plain-list'

export type PersonInBrief = { slug: string; name: string; credentials: string; short: string }

export function People({
  title,
  all,
  people,
}: {
  title: string
  all: string
  people: readonly PersonInBrief[]
}) {
  return (
    <section className="band">
      <div className="frame">
        <div className="head-row">
          <h2>{title}</h2>
          <a className="go" href={routes.team}>
            {all}
          </a>
        </div>
        <PlainList className="people">
          {people.map(person => (
            <li key={person.slug}>
              <h3>
                <a className="plain" href={routes.therapist(person.slug)}>
                  {person.name}, {person.credentials}
                </a>
              </h3>
              <p>{person.short}</p>
            </li>
          ))}
        </PlainList>
      </div>
    </section>
  )
}
