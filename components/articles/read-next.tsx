import { Entries } from './entry'
import type { ArticleTeaser } from './teaser'
import { Way } from './way'

type Neighbour = { slug: string; title: string }

type ReadNextProps = {
  related: readonly ArticleTeaser[]
  previous: Neighbour | null
  next: Neighbour | null
}

export function ReadNext({ related, previous, next }: ReadNextProps) {
  if (related.length === 0 && previous === null && next === null) return null
  return (
    <section className="frame band related" aria-labelledby="related-title">
      <div className="head-row">
        <h2 id="related-title">Read next</h2>
      </div>
      <Entries articles={related} detail="short" />
      <nav className="prev-next" aria-label="Articles by date">
        {previous !== null && <Way word="Earlier" rel="prev" to={previous} />}
        {next !== null && <Way word="Later" rel="next" to={next} />}
      </nav>
    </section>
  )
}
