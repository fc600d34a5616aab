type PagerProps = { address: string; page: number; pages: number }

/** Plain links between the pages of one list; nothing at all when there is only one. */
export function Pager({ address, page, pages }: PagerProps) {
  if (pages <= 1) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <a className="go" rel="prev" href={pageAddress(address, page - 1)}>
          Newer articles
        </a>
      )}
      <span className="meta go">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a className="go" rel="next" href={pageAddress(address, page + 1)}>
          Older articles
        </a>
      )}
    </nav>
  )
}

/** The first page of a list has the list's own address and no other. */
export function pageAddress(address: string, page: number): string {
  return page === 1 ? address : `${address}?page=${page}`
}
