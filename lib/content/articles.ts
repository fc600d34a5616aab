import { compareNewestFirst } from '@/lib/domain/articles/article'
import { readingMinutes } from '@/lib/domain/articles/reading-time'
import {
  countWords,
  type Heading,
  hasComponent,
  lineOfComponent,
  listHeadings,
  listPassages,
} from './article-body'
import { type ArticleFront, articleFrontShape } from './article-front'
import { listTexts, rememberUntilChanged, type TextFile } from './files'
import { parseFrontMatter } from './front-matter'
import { kept } from './kept'
import { type MdxNode, parseMdx } from './mdx-tree'
import { ContentError, type Parsed } from './problem'
import { slugShape } from './shapes'

export type Article = ArticleFront & {
  /** The name of the file, and its address: `/articles/<slug>`. */
  slug: string
  /** `content/articles/<slug>.mdx` */
  file: string
  headings: Heading[]
  /** What it says, paragraph by paragraph, as plain text. */
  passages: string[]
  words: number
  readingMinutes: number
  hasPrompts: boolean
  /** Where the questions to think about stand among the headings, by line of the file. */
  promptsLine: number | null
}

/** Every article there is, drafts and scheduled ones too, newest first. Throws a ContentError that names each fault. */
export const listArticles = rememberUntilChanged(['articles'], readArticles)

/** A look-up in the list of what there is: no path is ever made from what a visitor sent. */
export function findArticle(slug: string, root?: string): Article | null {
  return listArticles(root).find(article => article.slug === slug) ?? null
}

function readArticles(root: string): Article[] {
  const parsed = listTexts(root, 'articles', '.mdx').map(readArticle)
  const problems = parsed.flatMap(result => (result.ok ? [] : result.problems))
  if (problems.length > 0) throw new ContentError(problems)
  return parsed.flatMap(result => (result.ok ? [result.value] : [])).sort(compareNewestFirst)
}

/** One file without its tree, which is large. */
function readArticle(source: TextFile): Parsed<Article> {
  return kept(`article ${source.file}`, source.text, () => {
    const parsed = parseArticle(source)
    return parsed.ok ? { ok: true, value: parsed.value.article } : parsed
  })
}

/** One file taken apart. The tree is for the rules about what a body may hold. */
export function parseArticle(source: TextFile): Parsed<{ article: Article; tree: MdxNode }> {
  const front = parseFrontMatter(source, articleFrontShape)
  const body = parseMdx(source.text)
  const problems = [...(front.ok ? [] : front.problems)]
  if (!body.ok)
    problems.push({ level: 'error', file: source.file, line: body.line, field: null, reason: body.reason })
  if (!slugShape.safeParse(source.slug).success) {
    const reason = 'the file name must be small letters, digits and single hyphens: it is the address'
    problems.push({ level: 'error', file: source.file, line: 1, field: null, reason })
  }
  if (!front.ok || !body.ok || problems.length > 0) return { ok: false, problems }
  const words = countWords(body.tree)
  const article = {
    ...front.value.front,
    slug: source.slug,
    file: source.file,
    headings: listHeadings(body.tree),
    passages: listPassages(body.tree),
    words,
    readingMinutes: readingMinutes(words),
    hasPrompts: hasComponent(body.tree, 'Prompts'),
    promptsLine: lineOfComponent(body.tree, 'Prompts'),
  }
  return { ok: true, value: { article, tree: body.tree } }
}
