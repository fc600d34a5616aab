import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { DeskTable } from './desk-table'

type SentArticlesProps = {
  articles: readonly { slug: string; title: string; sentAt: Instant }[]
  zone: Zone
}

/** What went out to the list, the latest first. */
export function SentArticles({ articles, zone }: SentArticlesProps) {
  return (
    <section aria-labelledby="sent" className="stack">
      <h2 id="sent">Sent to the list</h2>
      <DeskTable columns={['Article', 'Sent']}>
        {articles.map(({ slug, title, sentAt }) => (
          <tr key={slug}>
            <th scope="row">
              <a href={routes.article(slug)}>{title}</a>
            </th>
            <td data-label="Sent">{momentWords(sentAt, zone)}</td>
          </tr>
        ))}
      </DeskTable>
    </section>
  )
}
