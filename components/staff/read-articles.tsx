import { routes } from '@/lib/routes'
import { DeskTable } from './desk-table'

type ReadArticlesProps = {
  articles: readonly { article: string; title: string; reads: number; choices: number }[]
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`)

/** How often articles were opened in thirty days, and how often somebody on the way from one chose a time. Nobody is followed for it. */
export function ReadArticles({ articles }: ReadArticlesProps) {
  return (
    <section aria-labelledby="read" className="stack">
      <h2 id="read">Read in the last 30 days</h2>
      <DeskTable columns={['Article', 'Read', 'Led on to booking']}>
        {articles.map(({ article, title, reads, choices }) => (
          <tr key={article}>
            <th scope="row">
              <a href={routes.article(article)}>{title}</a>
            </th>
            <td>Opened {times(reads)}</td>
            <td>A time chosen from it {times(choices)}</td>
          </tr>
        ))}
      </DeskTable>
    </section>
  )
}
