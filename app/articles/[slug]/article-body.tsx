import type { MDXProps } from 'mdx/types'
import type { ComponentProps, ComponentType } from 'react'
import { BookingCall } from '@/components/articles/booking-call'
import { WorksheetCard } from '@/components/articles/worksheet-card'
import type { Article } from '@/lib/content/articles'
import { leadsTo } from '@/lib/content/waiting-links'
import { findWorksheet } from '@/lib/content/worksheets'
import { findThePractice } from '../../the-practice'
import { listWaitingPages } from '../waiting'

/** The words of an article. A link to a page that waits for its hour is plain words until then. The invitation names the service by its own facts, so that a changed length is changed here too. */
export async function ArticleBody({ article }: { article: Article }) {
  const [{ services }, waiting] = await Promise.all([findThePractice(), listWaitingPages()])
  const { default: Body }: { default: ComponentType<MDXProps> } = await import(
    `@/content/articles/${article.slug}.mdx`
  )
  const components = {
    a({ href = '', children, ...others }: ComponentProps<'a'>) {
      if (leadsTo(href, waiting)) return <>{children}</>
      return (
        <a href={href} {...others}>
          {children}
        </a>
      )
    },
    BookingCall({ service: slug = article.service }: { service?: string }) {
      const service = services.find(one => one.slug === slug)
      return service === undefined ? null : <BookingCall service={service} article={article.slug} />
    },
    WorksheetCard({ worksheet: slug = article.worksheet ?? '' }: { worksheet?: string }) {
      const worksheet = findWorksheet(slug)
      return worksheet === null ? null : <WorksheetCard worksheet={worksheet} />
    },
  }
  return <Body components={components} />
}
