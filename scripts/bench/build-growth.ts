import { openGrownSite } from './grown-site'
import type { Result } from './measure'

/** How many generated articles stand beside the real ones. */
export const few = 10
const half = 500
export const many = 1_000

/** G12, the build: a thousand articles cost a minute at most beyond ten, and the second half as much as the first. */
export async function benchBuild(): Promise<Result[]> {
  const small = (await openGrownSite(few)).seconds
  const middle = (await openGrownSite(half)).seconds
  const large = (await openGrownSite(many)).seconds
  return [
    {
      id: 'G12',
      what: `the build with ${many.toLocaleString('en')} articles, beyond that with ${few}`,
      unit: 's',
      ours: large - small,
      floor: null,
      budget: { of: 'ours', must: 'at most', limit: 60 },
      spread: 1,
    },
    {
      id: 'G12',
      what: `an article of the second ${half} in the build`,
      unit: 'ms',
      ours: perArticle(large - middle, many - half),
      floor: { what: 'one of the first', value: perArticle(middle - small, half - few) },
      budget: { of: 'ratio', must: 'at most', limit: 1.3 },
      spread: 1,
    },
  ]
}

const perArticle = (seconds: number, articles: number) => (seconds * 1000) / articles
