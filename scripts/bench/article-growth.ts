import { answersASecond } from './answers-a-second'
import { few, many } from './build-growth'
import { openGrownSite } from './grown-site'
import { ownWord } from './many-articles'
import { interleave, latencies, median, type Result } from './measure'
import { startOwnServer } from './own-server'
import { listPages, readPage } from './read-site'

const rounds = 5
const articles = many.toLocaleString('en')
const slug = 'bench-7'
// As many as keep the server busy: a single one measures how soon the machine wakes up.
const clients = 8

/** G12: what a reader waits for an article and for the search, with ten articles more than there are and with a thousand. */
export async function benchArticleGrowth(): Promise<Result[]> {
  const small = await startOwnServer((await openGrownSite(few)).folder, { WORKER: 'off' })
  const large = await startOwnServer((await openGrownSite(many)).folder, { WORKER: 'off' })
  const answer = ({ origin }: { origin: string }) => {
    const address = `${origin.replace('localhost', '127.0.0.1')}/articles/${slug}`
    return async () => (1000 * clients) / (await answersASecond({ address, clients, seconds: 2 }))
  }
  const search = ({ origin }: { origin: string }) => {
    return async () => median(await latencies(queries.length, run => find(origin, queries[run] ?? '')))
  }
  try {
    for (const { origin } of [small, large]) await warm(origin)
    const seen = await interleave(rounds, {
      manyArticle: answer(large),
      fewArticle: answer(small),
      manySearch: search(large),
      fewSearch: search(small),
    })
    return [
      {
        id: 'G12',
        what: `an article among ${articles}`,
        unit: 'ms',
        ours: seen.manyArticle,
        floor: { what: `among ${few}`, value: seen.fewArticle },
        // The same, as far as one decimal says.
        budget: { of: 'ratio', must: 'at most', limit: 1.05 },
        spread: seen.spread('manyArticle', 'fewArticle'),
      },
      {
        id: 'G12',
        what: `GET /search among ${articles} articles, p50`,
        unit: 'ms',
        ours: seen.manySearch,
        floor: { what: `among ${few}`, value: seen.fewSearch },
        budget: { of: 'ours', must: 'at most', limit: 20 },
        spread: seen.spread('manySearch', null),
      },
    ]
  } finally {
    await Promise.all([small.stop(), large.stop()])
  }
}

// A server that has just begun makes the copies of its pages meanwhile, and a thousand keep it busy for minutes: read once, all are there.
async function warm(origin: string): Promise<void> {
  const pages = await listPages(origin)
  const visitor = async () => {
    for (let page = pages.pop(); page !== undefined; page = pages.pop()) await readPage(page)
  }
  await Promise.all(Array.from({ length: clients }, visitor))
  await readPage(`${origin}/search?q=trust`)
}

// Rare and common words, several, half of one, with a slip of the hand, and what nobody wrote.
const queries = [
  ownWord(3),
  'trust',
  'going quiet',
  'the argument about the dishes',
  'attach',
  'persuer and withdrawer',
  'what happens in a first session',
  'kitchn light',
  'partner',
  'zzyzx',
]

async function find(origin: string, query: string): Promise<void> {
  const answer = await fetch(`${origin}/search?${new URLSearchParams({ q: query })}`)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`The search answered ${answer.status}.`)
}
