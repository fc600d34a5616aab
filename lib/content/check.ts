import type { ArticleFront } from './article-front'
import type { Article } from './articles'
import { parseArticle } from './articles'
import { checkBody, type Finding } from './body-rules'
import { didYouMean } from './did-you-mean'
import { listTexts } from './files'
import { checkLinks } from './link-rules'
import { lineOf, type MdxNode, walk } from './mdx-tree'
import { checkPageLinks } from './page-links'
import { checkPaths } from './path-rules'
import { listPaths, type ReadingPath } from './paths'
import { getPracticeContent, listTopics, type PracticeContent, type Topic } from './practice'
import { checkPractice } from './practice-rules'
import { ContentError, type Problem } from './problem'
import { checkSafety } from './safety-rules'
import { checkWaiting } from './waiting-rules'
import { listWorksheets, type Worksheet } from './worksheets'

type Library = {
  practice: PracticeContent
  topics: readonly Topic[]
  paths: readonly ReadingPath[]
  worksheets: readonly Worksheet[]
  articles: readonly Article[]
}

/**
 * Everything that is wrong with the words under `root` (a folder like `content`), by file and line; empty when all is well.
 * Errors must stop the build. Warnings (a review that is due, a date still to come) must be shown. `today` is the date in the
 * practice’s zone, `YYYY-MM-DD`.
 */
export function checkContent(root: string, today: string): Problem[] {
  const problems: Problem[] = []
  const practice = attempt(() => getPracticeContent(root), problems)
  const topics = attempt(() => listTopics(root), problems)
  const paths = attempt(() => listPaths(root), problems)
  const worksheets = attempt(() => listWorksheets(root), problems)
  const read = listTexts(root, 'articles', '.mdx').map(parseArticle)
  problems.push(...read.flatMap(result => (result.ok ? [] : result.problems)))
  const articles = read.flatMap(result => (result.ok ? [result.value] : []))
  problems.push(...articles.flatMap(({ article, tree }) => inFile(article.file, 'error', checkBody(tree))))
  if (practice !== null && topics !== null && paths !== null && worksheets !== null) {
    const library = { practice, topics, paths, worksheets, articles: articles.map(({ article }) => article) }
    problems.push(...checkPractice(practice, worksheets), ...checkPaths(root, paths, library.articles))
    problems.push(...checkPageLinks(root, library, today))
    for (const { article, tree } of articles) {
      problems.push(
        ...inFile(article.file, 'error', [
          ...checkNames(article, tree, library),
          ...checkLinks(article, tree, library),
          ...checkSafety(article, tree),
        ]),
      )
      problems.push(
        ...inFile(article.file, 'warning', [
          ...checkDates(article, tree, today),
          ...checkWaiting(article, tree, library.articles, today),
        ]),
      )
    }
  }
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

function attempt<T>(read: () => T, problems: Problem[]): T | null {
  try {
    return read()
  } catch (fault) {
    if (!(fault instanceof ContentError)) throw fault
    problems.push(...fault.problems)
    return null
  }
}

function inFile(file: string, level: Problem['level'], findings: readonly Finding[]): Problem[] {
  return findings.map(finding => ({ level, file, ...finding }))
}

function checkNames(article: Article, tree: MdxNode, library: Library): Finding[] {
  const slugs = (list: readonly { slug: string }[]): string[] => list.map(({ slug }) => slug)
  const therapists = slugs(library.practice.therapists)
  const services = slugs(library.practice.services)
  const worksheets = slugs(library.worksheets)
  const others = slugs(library.articles).filter(slug => slug !== article.slug)
  const front = (field: keyof ArticleFront, written: string | null, known: readonly string[]): Finding[] =>
    written === null ? [] : missing(frontLine(tree, field, written), field, written, known)
  return [
    ...front('author', article.author, therapists),
    ...front('reviewedBy', article.reviewedBy, therapists),
    ...front('service', article.service, services),
    ...front('worksheet', article.worksheet, worksheets),
    ...article.topics.flatMap(topic => front('topics', topic, slugs(library.topics))),
    ...article.related.flatMap(slug => front('related', slug, others)),
    ...given(tree, 'BookingCall', 'service').flatMap(({ line, word }) =>
      missing(line, 'service', word, services),
    ),
    ...given(tree, 'WorksheetCard', 'worksheet').flatMap(({ line, word }) =>
      missing(line, 'worksheet', word, worksheets),
    ),
  ]
}

function missing(line: number, field: string, written: string, known: readonly string[]): Finding[] {
  if (known.includes(written)) return []
  return [{ line, field, reason: `there is no “${written}”${didYouMean(written, known)}` }]
}

function given(tree: MdxNode, name: string, attribute: string): { line: number; word: string }[] {
  return [...walk(tree)]
    .filter(node => node.name === name)
    .flatMap(node => {
      const value = node.attributes?.find(candidate => candidate.name === attribute)?.value
      return typeof value === 'string' ? [{ line: lineOf(node), word: value }] : []
    })
}

/** The line of a field, or of the word itself when it stands in a list below its field. */
function frontLine(tree: MdxNode, field: string, word = ''): number {
  const yaml = (tree.children ?? []).find(node => node.type === 'yaml')?.value
  const lines = typeof yaml === 'string' ? yaml.split('\n') : []
  const start = lines.findIndex(line => line.startsWith(`${field}:`))
  const found = lines.findIndex((line, index) => index >= start && line.includes(word))
  return Math.max(start, found) + 2
}

function checkDates(article: Article, tree: MdxNode, today: string): Finding[] {
  const findings: Finding[] = []
  if (article.nextReview !== null && article.nextReview < today) {
    const reason = `the clinical review was due on ${article.nextReview}`
    findings.push({ line: frontLine(tree, 'nextReview'), field: 'nextReview', reason })
  }
  if (article.published > today && article.publishAt === null && !article.draft) {
    const reason = 'lies in the future, yet the article shows at once; give it a “publishAt” to wait'
    findings.push({ line: frontLine(tree, 'published'), field: 'published', reason })
  }
  return findings
}
