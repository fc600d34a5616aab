import type { Metadata } from 'next'
import { LiveSearch } from '@/components/search/live-search'
import { Results } from '@/components/search/results'
import { routes } from '@/lib/routes'
import { PracticeCrisisNotice } from '../practice-crisis-notice'
import { SitePage } from '../site-page'
import { searchLibrary } from './library'
import './search.css'
import { OtherWays } from './other-ways'
import { asShown, saidOf, shelfTitles } from './said'

export const metadata: Metadata = {
  title: 'Search',
  alternates: { canonical: routes.search },
  robots: { index: false, follow: true },
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SearchPage({ searchParams }: Props) {
  const { q } = await searchParams
  const query = asShown((Array.isArray(q) ? q[0] : q) ?? '')
  const { inDanger, shelves } = await searchLibrary(query)
  return (
    <SitePage current="journal">
      <header className="article-head search-head">
        <h1>Search</h1>
        <LiveSearch query={query} />
      </header>
      <div className="search-page">
        {inDanger && <PracticeCrisisNotice />}
        <p className="search-said" role="status">
          {saidOf(query, shelves)}
        </p>
        {shelves.map(({ shelf, shown, total }) => (
          <Results key={shelf} title={shelfTitles[shelf]} results={shown} total={total} />
        ))}
        {shelves.length === 0 && <OtherWays />}
      </div>
    </SitePage>
  )
}
