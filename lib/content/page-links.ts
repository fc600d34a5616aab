import { listTexts } from './files'
import { type Shelves, whyBroken } from './link-rules'
import type { Problem } from './problem'
import { hourBehind, untilThen } from './waiting-rules'

const link = /\]\((\/[^)\s]*)\)|href: "?(\/[^\s"},]*)/g

/**
 * Links in the words of pages and notices, and in their lists of ways on, must lead to something that is there. In words, one to an
 * article that waits for its hour is only worth a warning; in a list it would be a way that is none. `today` as `YYYY-MM-DD`.
 */
export function checkPageLinks(root: string, shelves: Shelves, today: string): Problem[] {
  const texts = [...listTexts(root, 'practice/pages', '.yaml'), ...listTexts(root, 'practice/notices', '.md')]
  return texts.flatMap(({ file, text }) =>
    [...text.matchAll(link)].flatMap(({ index, 1: inWords, 2: inList }): Problem[] => {
      const url = inWords ?? inList ?? ''
      const at = { file, line: text.slice(0, index).split('\n').length, field: null }
      const broken = whyBroken(url, shelves)
      if (broken !== null) return [{ ...at, level: 'error', reason: broken }]
      const hour = hourBehind(url, shelves.articles, today)
      if (hour === null) return []
      return inWords === undefined
        ? [{ ...at, level: 'error', reason: `a way on leads to an article that waits until ${hour}` }]
        : [{ ...at, level: 'warning', reason: `a link ${untilThen(hour)}` }]
    }),
  )
}
