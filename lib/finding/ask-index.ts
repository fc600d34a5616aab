import type MiniSearch from 'minisearch'
import type { Query, SearchResult } from 'minisearch'
import { formsOf } from './word-forms'

/** How many letters of a word may be wrong: in a short word any letter makes another word. */
function slipsIn({ length }: string): number {
  if (length < 4) return 0
  return length < 7 ? 1 : 2
}

/** The word as it is written, as the beginning of a longer one, and in its other forms, in this order. */
function asWritten(word: string): Query {
  // Those that begin with the word are found as such, and are not to count twice.
  const forms = formsOf(word).filter(form => !form.startsWith(word))
  const query: Query = { queries: [word], prefix: word.length > 1, fuzzy: false }
  if (forms.length === 0) return query
  return {
    combineWith: 'OR',
    queries: [
      query,
      { queries: forms, combineWith: 'OR', prefix: false, fuzzy: false, boostTerm: () => 0.5 },
    ],
  }
}

/** Words a slip or two away that begin alike: hardly anybody mistypes the first letter, and what rhymes means something else. */
function asMistyped(word: string): Query {
  return {
    queries: [word],
    prefix: false,
    fuzzy: slipsIn(word),
    boostDocument: (_, term) => (term[0] === word[0] ? 1 : 0),
  }
}

/**
 * What has all the words. A word that stands nowhere, in no form, is taken for a mistyped one if `forgiving`. When nothing has all
 * of the words, one of them is enough.
 */
export function askIndex<D>(
  index: MiniSearch<D>,
  words: readonly string[],
  forgiving: boolean,
): SearchResult[] {
  const all = (queries: Query[]) => index.search({ combineWith: 'AND', queries })
  const strict = all(words.map(asWritten))
  if (strict.length > 0) return strict
  const queries = words.map(word => {
    const isForgiven = forgiving && slipsIn(word) > 0 && index.search(asWritten(word)).length === 0
    return isForgiven ? asMistyped(word) : asWritten(word)
  })
  const lenient = all(queries)
  return lenient.length > 0 ? lenient : index.search({ combineWith: 'OR', queries })
}
