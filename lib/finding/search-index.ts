import { isDeepStrictEqual } from 'node:util'
import MiniSearch from 'minisearch'
import { askIndex } from './ask-index'
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

export type SearchIndex<F extends Findable> = {
  /**
   * Brings the index to exactly these things, and resolves when they can be found. Only what came, went or changed is work, done in
   * slices between which others get their turn. Bringing again waits for the bringing before.
   */
  bring(things: readonly F[]): Promise<void>
  /** What was found, best first. With `forgiving: false` no word is taken for a mistyped other one. */
  search(query: string, options?: { forgiving?: boolean }): Hit<F>[]
}

const longestQuery = 500
const mostWords = 12
const excerptLength = 220
/** How many things are added before others get their turn: some hundredths of a second. */
const slice = 10

// Words that stand in every text: looked for only when nothing else is.
const common = new Set(
  'a an and are as at be but by for from he her his how i if in is it its me my of on or our she so that the their them they this to was we what when who why with you your'.split(
    ' ',
  ),
)

/**
 * An empty index. It answers a query with what was found, best first: the words of a title weigh more than those of a heading, and
 * those more than the text's. All words must be found, each as it stands, as the beginning of a longer one, or in
 * another form; of a word that stands nowhere a letter or two may be wrong; if nothing has them all, one of the words is enough. Any text is a query: signs mean nothing,
 * and what is over 500 letters or twelve words is not read.
 */
export function makeSearchIndex<F extends Findable>(): SearchIndex<F> {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'headings', 'text'],
    tokenize: wordsOf,
    processTerm: term => term,
    searchOptions: {
      boost: { title: 12, headings: 4, text: 1 },
      weights: { prefix: 0.6, fuzzy: 0.3 },
    },
  })
  const held = new Map<string, F>()
  let bringing = Promise.resolve()
  return {
    bring: things => {
      const next = () => bringTo(things, held, index)
      // Whatever became of the one before.
      bringing = bringing.then(next, next)
      return bringing
    },
    search: (query, { forgiving = true } = {}) => {
      const words = readQuery(query)
      return (words.length === 0 ? [] : askIndex(index, words, forgiving)).flatMap(({ id, terms }) => {
        const found = held.get(String(id))
        return found === undefined ? [] : [{ found, show: () => show(found, new Set(terms)) }]
      })
    },
  }
}

type Entry = { id: string; title: string; headings: string; text: string }

async function bringTo<F extends Findable>(
  things: readonly F[],
  held: Map<string, F>,
  index: MiniSearch<Entry>,
): Promise<void> {
  const wanted = new Map(things.map(thing => [thing.path, thing]))
  for (const [path, old] of held) {
    const now = wanted.get(path)
    if (now !== undefined && isDeepStrictEqual(now, old)) continue
    index.discard(path)
    held.delete(path)
  }
  const fresh = things.filter(({ path }) => !held.has(path))
  await index.addAllAsync(fresh.map(entryOf), { chunkSize: slice })
  for (const thing of fresh) held.set(thing.path, thing)
}

const entryOf = ({ path, title, headings, passages }: Findable): Entry => ({
  id: path,
  title,
  headings: headings.join('\n'),
  text: passages.join('\n'),
})

/** What of a query is looked for. */
export function readQuery(query: string): string[] {
  const all = [...new Set(wordsOf(query.slice(0, longestQuery)))]
  const telling = all.filter(one => !common.has(one))
  return (telling.length > 0 ? telling : all).slice(0, mostWords)
}

function show(found: Findable, hits: ReadonlySet<string>) {
  const passage = bestPassage(found.passages, hits) ?? found.summary
  return {
    title: markHits(found.title, hits),
    excerpt: markHits(cutAround(passage, hits, excerptLength), hits),
  }
}
