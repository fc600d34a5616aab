import type { ArticleFacts } from './article'

type Timed = Pick<ArticleFacts, 'draft' | 'publishAt'> & {
  /** The last day, `YYYY-MM-DD`, on which the review still holds; null when there was none. */
  nextReview: string | null
}

/**
 * The wall times in the practice's zone, `YYYY-MM-DDTHH:MM`, from which on pages that only read look otherwise although nobody
 * changed a word: an article's hour, and the end of the day on which a review was due.
 */
export function readingChanges(articles: readonly Timed[]): string[] {
  return articles
    .filter(({ draft }) => !draft)
    .flatMap(({ publishAt, nextReview }) => [publishAt, nextReview === null ? null : `${nextReview}T24:00`])
    .filter(change => change !== null)
}

/** How many of these changes have come at a wall time: two pages made at the same count, from the same words, are the same. */
export const countChanges = (changes: readonly string[], wall: string): number =>
  changes.filter(change => change <= wall).length
