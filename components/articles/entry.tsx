import { routes } from '@/lib/routes'
import { Dance } from '../ui/dance'
import { PlainList } from '../ui/plain-list'
import { CalendarDay } from './calendar-day'
import type { ArticleTeaser } from './teaser'
import { WaitingMark } from './waiting-mark'

type EntriesProps = {
  articles: readonly ArticleTeaser[]
  /** `full` says topic, date and what it is about; `short` is for "read next". */
  detail: 'full' | 'short'
  /** They are parts of one thing, to be read in this order. */
  inOrder?: boolean
}

/** Articles as ruled rows: title first, then the facts, with the article's own two lines beside them. */
export function Entries({ articles, detail, inOrder = false }: EntriesProps) {
  return (
    <PlainList ordered={inOrder} className={detail === 'short' ? 'entries two' : 'entries'}>
      {articles.map((article, index) => (
        <li key={article.slug}>
          <div>
            <WaitingMark waits={article.waits} />
            {inOrder && <p className="eyebrow">Part {index + 1}</p>}
            <h3>
              <a className="plain" href={routes.article(article.slug)}>
                {article.title}
              </a>
            </h3>
            {detail === 'full' && <p>{article.dek}</p>}
            {detail === 'full' ? <FullFacts article={article} /> : <ShortFacts article={article} />}
          </div>
          <Dance
            slug={article.slug}
            shape={article.shape}
            ground={article.ground ?? undefined}
            size="thumb"
          />
        </li>
      ))}
    </PlainList>
  )
}

function FullFacts({ article }: { article: ArticleTeaser }) {
  return (
    <p className="meta">
      {article.topic !== null && `${article.topic} · `}
      {article.author} · <CalendarDay date={article.published} /> ·{' '}
      <span className="nowrap">{article.minutes} min read</span>
    </p>
  )
}

export function ShortFacts({ article }: { article: ArticleTeaser }) {
  return (
    <p className="meta">
      {article.author} · {article.minutes} min read
    </p>
  )
}
