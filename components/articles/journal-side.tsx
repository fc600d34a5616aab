import { routes } from '@/lib/routes'
import { PlainList } from '../ui/plain-list'

type Ways = {
  topics: readonly { slug: string; name: string; count: number }[]
  paths: readonly { slug: string; title: string; count: number }[]
  /** How many articles there are in all. */
  everything: number
}

export type JournalWays = Ways & {
  /** The list that is being looked at: the slug of its topic, null for everything. */
  current: string | null
}

/** The other ways into the journal: by topic, and by a path through several articles. */
export function JournalSide({ topics, paths, everything, current }: JournalWays) {
  return (
    <div className="journal-side">
      <nav className="topics" aria-label="Topics">
        <PlainList>
          <Way href={routes.articles} name="Everything" count={everything} isHere={current === null} />
          {topics.map(({ slug, name, count }) => (
            <Way key={slug} href={routes.topic(slug)} name={name} count={count} isHere={current === slug} />
          ))}
        </PlainList>
      </nav>
      {paths.length > 0 && (
        <nav className="topics" aria-labelledby="paths-title">
          <h2 id="paths-title">To read in order</h2>
          <PlainList>
            {paths.map(({ slug, title, count }) => (
              <Way key={slug} href={routes.path(slug)} name={title} count={`${count} parts`} isHere={false} />
            ))}
          </PlainList>
        </nav>
      )}
    </div>
  )
}

type WayProps = { href: string; name: string; count: number | string; isHere: boolean }

function Way({ href, name, count, isHere }: WayProps) {
  return (
    <li>
      <a href={href} aria-current={isHere ? 'page' : undefined}>
        <b>{name}</b> <span>{count}</span>
      </a>
    </li>
  )
}
