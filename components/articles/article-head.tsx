import { routes } from '@/lib/routes'
import { CalendarDay } from './calendar-day'

type Review = { by: string; on: string; next: string }

type ArticleHeadProps = {
  title: string
  dek: string
  topic: string | null
  author: { slug: string; name: string }
  published: string
  updated: string | null
  review: Review | null
  minutes: number
}

export function ArticleHead(props: ArticleHeadProps) {
  const { title, dek, topic, author, published, updated, review, minutes } = props
  return (
    <header className="frame article-head">
      {topic !== null && (
        <p className="eyebrow">
          <a className="plain" href={routes.articles}>
            {topic}
          </a>
        </p>
      )}
      <h1>{title}</h1>
      <p className="dek">{dek}</p>
      <p className="byline">
        <span>
          By{' '}
          <a href={`${routes.team}#${author.slug}`} rel="author">
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
    </header>
  )
}

function ReviewStamp({ review }: { review: Review }) {
  return (
    <p className="meta">
      Clinically reviewed by {review.by} on <CalendarDay date={review.on} />. Next review{' '}
      <CalendarDay date={review.next} />.
    </p>
  )
}
