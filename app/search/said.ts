import type { FoundOn, Shelf } from './library'

export const shelfTitles: Record<Shelf, string> = {
  articles: 'Articles',
  worksheets: 'Worksheets',
  pages: 'Pages',
}

const names: Record<Shelf, readonly [one: string, many: string]> = {
  articles: ['article', 'articles'],
  worksheets: ['worksheet', 'worksheets'],
  pages: ['page', 'pages'],
}

/** A query as the page says it back: at most 500 letters, without what moves text about or cannot be seen. */
export function asShown(query: string): string {
  return query
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .slice(0, 500)
    .toWellFormed()
    .trim()
}

/** The sentence that is read out: how many there are on each shelf, and for what. */
export function saidOf(query: string, shelves: readonly FoundOn[]): string {
  if (query === '') return 'Type a word or two: what you remember of a piece, or what is going on.'
  const shown = query.length > 60 ? `${query.slice(0, 60)}…` : query
  if (shelves.length === 0)
    return `Nothing here has “${shown}”. Another word may do better; or go on from one of these.`
  const counts = shelves.map(({ shelf, total }) => `${total} ${names[shelf][total === 1 ? 0 : 1]}`)
  const last = counts.pop() ?? ''
  const list = counts.length === 0 ? last : `${counts.join(', ')} and ${last}`
  return `${list} found for “${shown}”.`
}
