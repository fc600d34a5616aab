import type { Waiting } from '@/lib/domain/articles/visible-articles'
import type { Ground } from '../ui/motif-seed'
import type { Shape } from '../ui/motif-shapes'

/** What a list says about an article. */
export type ArticleTeaser = {
  slug: string
  title: string
  dek: string
  /** Name with credentials: "Maren Okafor, LMFT". */
  author: string
  /** `YYYY-MM-DD`. */
  published: string
  minutes: number
  /** The name of its first topic. */
  topic: string | null
  shape: Shape
  ground: Ground | null
  /** Why the public does not see it yet; always null on the public site. */
  waits: Waiting | null
}
