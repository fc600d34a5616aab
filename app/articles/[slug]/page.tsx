import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleArt } from '@/components/articles/article-art'
import { ArticleHead } from '@/components/articles/article-head'
import { Contents } from '@/components/articles/contents'
import { LettersLine } from '@/components/articles/letters-line'
import { PathWays } from '@/components/articles/path-place'
import { ReadNext } from '@/components/articles/read-next'
import { QuickExit } from '@/components/site/quick-exit'
import { previousAndNext } from '@/lib/domain/articles/previous-and-next'
import { relatedArticles } from '@/lib/domain/articles/related-articles'
import { routes } from '@/lib/routes'
import { AboutArticle } from '../../about-things'
import { describePage } from '../../describe-page'
import { SitePage } from '../../site-page'
import { findThePractice } from '../../the-practice'
import { placesOf } from '../paths'
import { personName, topicsOf, toTeaser } from '../teasers'
import { listVisibleArticles, type VisibleArticle, wallNow } from '../visible'
import { ArticleBody } from './article-body'
import { contentsOf } from './contents-of'

type Props = { params: Promise<{ slug: string }> }

async function requireArticle({ params }: Props): Promise<VisibleArticle> {
  const { slug } = await params
  const articles = await listVisibleArticles()
  return articles.find(article => article.slug === slug) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const article = await requireArticle(props)
  const { therapists } = await findThePractice()
  const { slug, title, description } = article
  const page = { title, description, path: routes.article(slug), picture: 'own', kind: 'article' } as const
  return { ...(await describePage(page)), authors: [{ name: personName(article.author, therapists) }] }
}

export default async function ArticlePage(props: Props) {
  const article = await requireArticle(props)
  const [{ therapists }, all] = await Promise.all([findThePractice(), listVisibleArticles()])
  const places = await placesOf(article.slug)
  const onPaths = places.flatMap(({ back, on }) => [back, on].flatMap(part => part?.slug ?? []))
  return (
    <SitePage current="journal" width="wide">
      <AboutArticle article={article} />
      {article.safety && <QuickExit />}
      <article>
        <ArticleHead
          {...article}
          topics={topicsOf(article)}
          author={{ slug: article.author, name: personName(article.author, therapists) }}
          review={await reviewOf(article)}
          minutes={article.readingMinutes}
          places={places}
          waits={article.waits ?? null}
        />
        <ArticleArt {...article} />
        <div className="frame article-body">
          <Contents entries={contentsOf(article)} />
          <div className="prose">
            <ArticleBody article={article} />
          </div>
        </div>
      </article>
      {places.map(place => (
        <PathWays key={place.path.slug} place={place} />
      ))}
      {!article.safety && (
        <>
          <ReadNext
            related={relatedArticles(article, all, { shownAlready: onPaths }).map(other =>
              toTeaser(other, therapists),
            )}
            {...previousAndNext(article, all)}
          />
          <LettersLine />
        </>
      )}
    </SitePage>
  )
}

async function reviewOf({ reviewedBy: by, reviewedOn: on, nextReview: next }: VisibleArticle) {
  if (by === null || on === null || next === null) return null
  const { therapists } = await findThePractice()
  return { by: personName(by, therapists), on, next, isOverdue: next < (await wallNow()).slice(0, 10) }
}
