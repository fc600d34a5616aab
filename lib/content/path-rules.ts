import type { Article } from './articles'
import { didYouMean } from './did-you-mean'
import { readText } from './files'
import type { ReadingPath } from './paths'
import type { Problem } from './problem'

/** Every part of a reading path is an article that is no draft, stands in it once, and no two paths share an address. */
export function checkPaths(
  root: string,
  paths: readonly ReadingPath[],
  articles: readonly Article[],
): Problem[] {
  const { file, text } = readText(root, 'paths.yaml')
  const lines = text.split('\n')
  const starts = lines.flatMap((line, index) => (line.startsWith('- ') ? [index] : []))
  const slugs = paths.map(({ slug }) => slug)
  return paths.flatMap((path, place) => {
    const start = starts[place] ?? 0
    const problem = (field: string, word: string, reason: string): Problem => {
      const found = lines.findIndex((line, index) => index >= start && wordsOf(line).includes(word))
      return { level: 'error', file, line: Math.max(start, found) + 1, field, reason }
    }
    const parts = path.articles.flatMap((slug, index) => {
      const isSecond = path.articles.indexOf(slug) < index
      const reason = isSecond ? `“${slug}” is named twice` : unfitBecause(slug, articles)
      return reason === null ? [] : [problem('articles', slug, reason)]
    })
    const isTaken = slugs.indexOf(path.slug) < place
    return isTaken ? [problem('slug', path.slug, `“${path.slug}” stands for two paths`), ...parts] : parts
  })
}

const wordsOf = (line: string): string[] => line.split(/[\s,[\]]+/)

function unfitBecause(slug: string, articles: readonly Article[]): string | null {
  const found = articles.find(article => article.slug === slug)
  if (found === undefined) {
    const known = articles.map(article => article.slug)
    return `there is no “${slug}”${didYouMean(slug, known)}`
  }
  if (found.draft) return `“${slug}” is a draft: the path would break off there`
  return found.safety ? `“${slug}” is a page about safety: it leads on to nothing` : null
}
