import { routes } from '@/lib/routes'

type ReadArticlesProps = {
  articles: readonly { article: string; title: string; reads: number; choices: number }[]
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`)

/** How often articles were opened in thirty days, and how often somebody on the way from one chose a time. Nobody is followed for it. */
export function ReadArticles({ articles }: ReadArticlesProps) {
  return (
    <section aria-labelledby="read" className="stack">
      <h2 id="read">Read in the last 30 days</h2>
      <div className="table-frame">
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Read</th>
              <th scope="col">Led on to booking</th>
            </tr>
          </thead>
          <tbody>
            {articles.map(({ article, title, reads, choices }) => (
              <tr key={article}>
                <th scope="row">
                  <a href={routes.article(article)}>{title}</a>
                </th>
                <td>Opened {times(reads)}</td>
                <td>A time chosen from it {times(choices)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
