import MiniSearch, { type SearchResult } from 'minisearch'
import { bestPassage, cutAround, markHits, type Piece, wordsOf } from './words'

/** Something that can be found: its title, its headings, and its text in passages. */
export type Findable = {
  /** Its address, which nothing else has. */
  path: string
  title: string
  /** Shown when no passage says what was looked for. */
  summary: string
  headings: readonly string[]
  passages: readonly string[]
}

export type Hit<F extends Findable> = {
  found: F
  /** Its title and the best piece of its text, with the words that were found marked. */
  show: () => { title: Piece[]; excerpt: Piece[] }
}

export type SearchIndex<F extends Findable> = (query: string) => Hit<F>[]

const longestQuery = 500
const mostWords = 12
const excerptLength = 220

// Words that stand in every text: looked for only when nothing else is.
const common = new Set(
  'a an and are as at be but by for from he her his how i if in is it its me my of on or our she so that the their them they this to was we what when who why with you your'.split(
    ' ',
  ),
)

/**
 * An index over these things, which answers a query with what was found, best first: the words of a title weigh more than those of a
 * heading, and those more than the text's. All words must be found, each as it stands or as the beginning of a longer one; if
 * nothing has them all, a letter or two may be wrong; if still nothing, one of the words is enough. Any text is a query: signs
 * mean nothing, and what is over 500 letters or twelve words is not read.
 */
export function makeSearchIndex<F extends Findable>(things: readonly F[]): SearchIndex<F> {
  const index = new MiniSearch<{ id: number; title: string; headings: string; text: string }>({
    fields: ['title', 'headings', 'text'],
    tokenize: wordsOf,
    processTerm: term => term,
    searchOptions: {
      boost: { title: 12, headings: 4, text: 1 },
      weights: { prefix: 0.6, fuzzy: 0.3 },
      maxFuzzy: 2,
    },
  })
  things.forEach(({ title, headings, passages }, id) => {
    index.add({ id, title, headings: headings.join('\n'), text: passages.join('\n') })
  })
  return query => {
    const words = readQuery(query)
    return (words.length === 0 ? [] : ask(index, words)).flatMap(({ id, terms }) => {
      const found = things[Number(id)]
      return found === undefined ? [] : [{ found, show: () => show(found, new Set(terms)) }]
    })
  }
}

/** What of a query is looked for. */
export function readQuery(query: string): string[] {
  const all = [...new Set(wordsOf(query.slice(0, longestQuery)))]
  const telling = all.filter(one => !common.has(one))
  return (telling.length > 0 ? telling : all).slice(0, mostWords)
}

function ask<D>(index: MiniSearch<D>, words: readonly string[]): SearchResult[] {
  const query = words.join(' ')
  const prefix = (term: string) => term.length > 1
  const fuzzy = (term: string) => (term.length > 3 ? 0.25 : false)
  const strict = index.search(query, { prefix, combineWith: 'AND' })
  if (strict.length > 0) return strict
  const lenient = index.search(query, { prefix, fuzzy, combineWith: 'AND' })
  return lenient.length > 0 ? lenient : index.search(query, { prefix, fuzzy, combineWith: 'OR' })
}

function show(found: Findable, hits: ReadonlySet<string>) {
  const passage = bestPassage(found.passages, hits) ?? found.summary
  return {
    title: markHits(found.title, hits),
    excerpt: markHits(cutAround(passage, hits, excerptLength), hits),
  }
}
