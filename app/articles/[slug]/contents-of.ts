import type { ContentsEntry } from '@/components/articles/contents'
import { promptsPart } from '@/components/articles/prose-parts'
import type { Article } from '@/lib/content/articles'

/** The parts of an article in the order of its text; the questions to think about stand after the last of them. */
export function contentsOf({
  headings,
  hasPrompts,
}: Pick<Article, 'headings' | 'hasPrompts'>): ContentsEntry[] {
  const parts = headings.filter(heading => heading.depth === 2).map(({ id, text }) => ({ id, text }))
  return hasPrompts ? [...parts, promptsPart] : parts
}
