import { listTexts } from './files'
import { type Shelves, whyBroken } from './link-rules'
import type { Problem } from './problem'

const link = /\]\((\/[^)\s]*)\)|href: "?(\/[^\s"},]*)/g

/** Links in the words of pages and notices, and in their lists of ways on, must lead to something that is there. */
export function checkPageLinks(root: string, shelves: Shelves): Problem[] {
  const texts = [...listTexts(root, 'practice/pages', '.yaml'), ...listTexts(root, 'practice/notices', '.md')]
  return texts.flatMap(({ file, text }) =>
    [...text.matchAll(link)].flatMap(({ index, 1: inWords, 2: inList }): Problem[] => {
      const reason = whyBroken(inWords ?? inList ?? '', shelves)
      const line = text.slice(0, index).split('\n').length
      return reason === null ? [] : [{ level: 'error', file, line, field: null, reason }]
    }),
  )
}
