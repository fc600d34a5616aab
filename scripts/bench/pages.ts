import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Article, listArticles } from '@/lib/content/articles'
import { openPracticeUnderTest } from '../prove/practice-under-test'
import { writeFloorPage } from './floor-page'
import { packPage, startBareServer } from './floors'
import type { Result } from './measure'
import { benchServing } from './pages-served'
import { type Addresses, usualWords } from './pages-site'
import { benchVisits } from './pages-visited'

/** G1 to G4: what a page of the journal costs the reader and the server, beside a page written by hand. */
export async function benchPages(): Promise<Result[]> {
  const article = findUsualArticle()
  console.log(`  the article: “${article.title}”, ${article.words} words`)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lantern-and-tide-bench-'))
  const frozen = await openSite('on')
  const plain = await openSite('off')
  const floor = await startBareServer(folder, packPage(writeFloorPage(article)))
  const addresses = (origin: string): Addresses => ({
    origin,
    article: `${origin}/articles/${article.slug}`,
    times: `${origin}/book?service=consultation&therapist=any&party=1&state=OR`,
  })
  const site = {
    article,
    frozen: addresses(frozen.publicUrl),
    plain: addresses(plain.publicUrl),
    floor: floor.address,
    folder,
    databaseUrl: plain.databaseUrl,
  }
  try {
    return [...(await benchVisits(site)), ...(await benchServing(site))]
  } finally {
    await Promise.all([frozen.close(), plain.close(), floor.stop()])
    await rm(folder, { recursive: true, force: true })
  }
}

const openSite = (frozen: 'on' | 'off') =>
  openPracticeUnderTest({ servers: 1, settings: { LOG_LEVEL: 'warn', WORKER: 'off', FROZEN: frozen } })

/** Of all that can be read now, the article whose length is nearest to that of the budgets. */
function findUsualArticle(): Article {
  const shown = listArticles().filter(({ draft, publishAt }) => !draft && publishAt === null)
  const [nearest] = shown.toSorted((a, b) => distance(a) - distance(b))
  if (nearest === undefined) throw new Error('There is no article to measure.')
  return nearest
}

const distance = ({ words }: Article) => Math.abs(words - usualWords)
