import type { Waiting } from '@/lib/domain/articles/visible-articles'
import { routes } from '@/lib/routes'
import { PlainList } from '../ui/plain-list'
import { CalendarDay } from './calendar-day'
import { PathLine, type PathPlace } from './path-place'
import { WaitingMark } from './waiting-mark'

type Review = { by: string; on: string; next: string; isOverdue: boolean }

type ArticleHeadProps = {
  title: string
  dek: string
  topics: readonly { slug: string; name: string }[]
  author: { slug: string; name: string }
  published: string
  updated: string | null
  review: Review | null
  minutes: number
  places: readonly PathPlace[]
  waits: Waiting | null
}

export function ArticleHead(props: ArticleHeadProps) {
  const { title, dek, topics, author, published, updated, review, minutes, places, waits } = props
  return (
    <header className="frame article-head">
      <WaitingMark waits={waits} />
      <PlainList className="eyebrow topic-links">
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            <a className="plain" href={routes.topic(slug)}>
              {name}
            </a>
          </li>
        ))}
      </PlainList>
      <h1>{title}</h1>
      <p className="dek">{dek}</p>
      <p className="byline">
        <span>
          By{' '}
          <a href={routes.therapist(author.slug)} rel="author">
            {author.name}
          </a>
        </span>
        <span>
          <CalendarDay date={published} />
        </span>
        {updated !== null && (
          <span>
            Updated <CalendarDay date={updated} />
          </span>
        )}
        <span>{minutes} min read</span>
      </p>
      {review !== null && <ReviewStamp review={review} />}
      {places.map(place => (
        <PathLine key={place.path.slug} {...place} />
      ))}
    </header>
  )
}

function ReviewStamp({ review }: { review: Review }) {
  return (
    <p className="meta">
      Clinically reviewed by {review.by} on <CalendarDay date={review.on} />.{' '}
      {review.isOverdue ? 'The next review was due on' : 'Next review'} <CalendarDay date={review.next} />.
    </p>
  )
}
