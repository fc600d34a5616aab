import { Dance } from '../ui/dance'
import type { Ground } from '../ui/motif-seed'
import type { Shape } from '../ui/motif-shapes'

type ArticleArtProps = { slug: string; shape: Shape; ground: Ground | null; caption: string }

/** The picture of an article; the caption says in words what the two lines do. */
export function ArticleArt({ slug, shape, ground, caption }: ArticleArtProps) {
  return (
    <figure className="frame article-art">
      <Dance slug={slug} shape={shape} ground={ground ?? undefined} size="wide" />
      <figcaption>{caption}</figcaption>
    </figure>
  )
}
