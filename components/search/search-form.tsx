import { routes } from '@/lib/routes'
import { SearchFields } from './search-fields'

/** The way into the search from a page that is only read. */
export function SearchForm() {
  return (
    <search>
      <form className="search" action={routes.search}>
        <SearchFields query="" />
      </form>
    </search>
  )
}
