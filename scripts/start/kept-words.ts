import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listArticles } from '@/lib/content/articles'
import { listTexts } from '@/lib/content/files'
import { readHtmlTree } from '@/lib/content/html-tree'
import { collectKept, keptFolder } from '@/lib/content/kept'
import { listPaths } from '@/lib/content/paths'
import { getPracticeContent, listTopics } from '@/lib/content/practice'
import { listWorksheets } from '@/lib/content/worksheets'
import { aboutQuestions } from '@/lib/finding/about-page'
import { findablePages, findableWorksheet } from '@/lib/finding/findables'

/**
 * Takes all words of the project in `root` apart and lays what came of it into the build in `buildFolder`, where the server finds it:
 * so it need not hold the grammar (decision 027).
 */
export async function keepWords(root: string, buildFolder: string): Promise<void> {
  const folder = path.join(buildFolder, keptFolder)
  await mkdir(folder, { recursive: true })
  const made = collectKept(() => listEverything(path.join(root, 'content')))
  for (const [file, value] of made) await writeFile(path.join(folder, file), JSON.stringify(value))
}

/** Whatever the site reads of its words, by the same ways. */
export function listEverything(content: string): void {
  listArticles(content)
  for (const { text } of listTexts(content, 'articles', '.mdx')) readHtmlTree(text)
  listTopics(content)
  listPaths(content)
  for (const worksheet of listWorksheets(content)) findableWorksheet(worksheet, '')
  const practice = getPracticeContent(content)
  findablePages(practice, nowhere)
  aboutQuestions(practice.pages.questions)
}

// Where a page stands changes nothing about its words.
const nowhere = {
  team: () => '',
  service: () => '',
  notice: () => '',
  fees: '',
  firstVisit: '',
  questions: '',
  helpNow: '',
}
