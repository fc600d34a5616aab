import { routes } from '@/lib/routes'

/** Plain links between the pages of the journal; nothing at all when there is only one. */
export function Pager({ page, pages }: { page: number; pages: number }) {
  if (pages <= 1) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <a className="go" rel="prev" href={pageAddress(page - 1)}>
          Newer articles
        </a>
      )}
      <span className="meta go">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a className="go" rel="next" href={pageAddress(page + 1)}>
          Older articles
        </a>
      )}
    </nav>
  )
}

export function pageAddress(page: number): string {
  return page === 1 ? routes.articles : `${routes.articles}?page=${page}`
}
