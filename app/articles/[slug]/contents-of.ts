import type { ContentsEntry } from '@/components/articles/contents'
import { promptsPart } from '@/components/articles/prose-parts'
import type { Article } from '@/lib/content/articles'

/** The parts of an article in the order of its text, the questions to think about among them. */
export function contentsOf({
  headings,
  promptsLine,
}: Pick<Article, 'headings' | 'promptsLine'>): ContentsEntry[] {
  const parts: ContentsEntry[] = []
  let promptsWait = promptsLine
  for (const heading of headings.filter(one => one.depth === 2)) {
    if (promptsWait !== null && promptsWait < heading.line) {
      parts.push(promptsPart)
      promptsWait = null
    }
    parts.push({ id: heading.id, text: heading.text })
  }
  return promptsWait === null ? parts : [...parts, promptsPart]
}
