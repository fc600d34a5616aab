/** How many articles one page of a list shows. */
const perPage = 10

/** The page asked for, 1 when none was; null for anything that is no page of this list. */
function readPage(asked: string | string[] | undefined, pages: number): number | null {
  if (asked === undefined) return 1
  if (typeof asked !== 'string' || !/^[1-9]\d{0,5}$/.test(asked)) return null
  const page = Number(asked)
  return page <= pages ? page : null
}

/** The articles of one page of a list, and how many pages it has; null when there is no such page. */
export function turnTo<A>(
  all: readonly A[],
  asked: string | string[] | undefined,
): { page: number; pages: number; shown: A[] } | null {
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const page = readPage(asked, pages)
  return page === null ? null : { page, pages, shown: all.slice((page - 1) * perPage, page * perPage) }
}
