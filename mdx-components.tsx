import type { MDXComponents } from 'mdx/types'
import { FramedTable, MarginNote, Opening, Prompts, PullLine } from '@/components/articles/prose-parts'

/** What articles may use beside Markdown. The invitation and the worksheet card need facts, so the article page adds those two. */
const components: MDXComponents = { Opening, MarginNote, PullLine, Prompts, table: FramedTable }

export function useMDXComponents(): MDXComponents {
  return components
}
