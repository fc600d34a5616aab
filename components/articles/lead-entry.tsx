import { routes } from '@/lib/routes'
import { Dance } from '../ui/dance'
import { ShortFacts } from './entry'
import type { ArticleTeaser } from './teaser'

/** The article that stands first on the front page, with its art beside it. */
export function LeadEntry({ article }: { article: ArticleTeaser }) {
  return (
    <article className="lead-entry">
      <Dance slug={article.slug} shape={article.shape} ground={article.ground ?? undefined} size="art" />
      <div className="stack">
        {article.topic !== null && <p className="eyebrow">{article.topic}</p>}
        <h3>
          <a className="plain" href={routes.article(article.slug)}>
            {article.title}
          </a>
        </h3>
        <p className="dek">{article.dek}</p>
        <ShortFacts article={article} />
      </div>
    </article>
  )
}
