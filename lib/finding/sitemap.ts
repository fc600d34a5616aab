import { escapeHtml } from '@/lib/content/html-writer'

/** A page for search engines. `changed` is the day its words last changed, `YYYY-MM-DD`, or null where nobody wrote that down. */
export type SitemapEntry = { address: string; changed: string | null }

/** The list of pages (sitemaps.org, 0.9). A date that is not known is left out: a guess would teach engines to trust none. */
export function sitemapXml(entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ address, changed }) => {
    const lastmod = changed === null ? '' : `<lastmod>${changed}</lastmod>`
    return `<url><loc>${escapeHtml(address)}</loc>${lastmod}</url>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>\n',
  ].join('\n')
}

/** The newest of some days, null when there are none. */
export const newestDay = (days: readonly string[]): string | null => [...days].sort().at(-1) ?? null
