/** What the rules of the journal need to know about an article. Days and wall times are text: no zone can move them. */
export type ArticleFacts = {
  slug: string
  /** `YYYY-MM-DD`. */
  published: string
  topics: readonly string[]
  /** Slugs picked by hand, most fitting first. */
  related: readonly string[]
  /** For somebody who may be in danger: it is not a piece to come across on the way from one article to the next. */
  safety: boolean
  draft: boolean
  /** `YYYY-MM-DDTHH:MM` on the practice’s wall, or null when it needs no waiting. */
  publishAt: string | null
}

/** Newest first; articles of one day stand by their address, so that the order is the same everywhere. */
export function compareNewestFirst(a: ArticleFacts, b: ArticleFacts): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1
  if (a.slug === b.slug) return 0
  return a.slug < b.slug ? -1 : 1
}
