import { Button } from '../ui/button'

/** The one field of the search and its button, inside a plain GET form. */
export function SearchFields({ query }: { query: string }) {
  return (
    <>
      <label className="visually-hidden" htmlFor="q">
        Search the journal, the worksheets and our pages
      </label>
      <input
        type="search"
        id="q"
        name="q"
        defaultValue={query}
        maxLength={500}
        autoComplete="off"
        enterKeyHint="search"
      />
      <Button look="quiet">Search</Button>
    </>
  )
}
