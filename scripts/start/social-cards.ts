import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { drawDance } from '@/components/ui/motif'
import type { Shape } from '@/components/ui/motif-shapes'
import { type Article, listArticles } from '@/lib/content/articles'
import { listPaths } from '@/lib/content/paths'
import { getPracticeContent, listTopics } from '@/lib/content/practice'
import { routes } from '@/lib/routes'
import { pngOf } from '@/lib/social/card-png'
import { cardSvg } from '@/lib/social/card-svg'
import { openLettering } from '@/lib/social/lettering'
import { type Card, listFile } from '@/lib/social/shelf'
import { nullWhenMissing } from './faults'

type Wanted = { page: string | null; title: string | null; slug: string; shape: Shape }

/** Every page that has a picture of its own, the practice's, and one without words for all others. A draft has none. */
export function listWantedCards(articles: readonly Article[] = listArticles()): Wanted[] {
  const seen = articles.filter(({ draft }) => !draft)
  const { practice } = getPracticeContent()
  return [
    { page: null, title: null, slug: 'two-lines', shape: 'meet' },
    { page: routes.home, title: practice.shortName, slug: 'two-lines', shape: 'meet' },
    ...seen.map(({ slug, title, shape }) => ({ page: routes.article(slug), title, slug, shape })),
    ...listTopics().map(
      ({ slug, name }): Wanted => ({ page: routes.topic(slug), title: name, slug, shape: 'meet' }),
    ),
    ...listPaths().map(
      ({ slug, title }): Wanted => ({ page: routes.path(slug), title, slug, shape: 'meet' }),
    ),
  ]
}

/**
 * Fills the folder of a build with its pictures and, last, their list. A picture is named after what is drawn on it: one that the
 * folder or the former build's has already is not drawn again.
 */
export async function makeSocialCards(
  folder: string,
  former: string,
  wanted: readonly Wanted[] = listWantedCards(),
  draw: (svg: string) => Promise<Buffer> = pngOf,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const lettering = openLettering()
  const cards: Card[] = []
  for (const { page, title, slug, shape } of wanted) {
    const svg = cardSvg(title, drawDance(slug, shape, 'wide'), lettering)
    const file = `${createHash('sha256').update(svg).digest('hex').slice(0, 32)}.png`
    const place = path.join(folder, file)
    if ((await stat(place).catch(nullWhenMissing)) === null)
      await writeWhole(
        place,
        (await readFile(path.join(former, file)).catch(nullWhenMissing)) ?? (await draw(svg)),
      )
    cards.push({ page, title, file })
  }
  await writeWhole(path.join(folder, listFile), JSON.stringify(cards))
}

// A build that is killed leaves no half of a picture under a name that promises a whole one.
async function writeWhole(file: string, bytes: Buffer | string): Promise<void> {
  await writeFile(`${file}.part`, bytes)
  await rename(`${file}.part`, file)
}
