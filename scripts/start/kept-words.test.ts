import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articleHtml, type Surroundings } from '@/lib/content/article-html'
import { listArticles } from '@/lib/content/articles'
import { closeKept, keptFolder, openKept } from '@/lib/content/kept'
import { listPaths } from '@/lib/content/paths'
import { getPracticeContent, listTopics } from '@/lib/content/practice'
import { listWorksheets } from '@/lib/content/worksheets'
import { keepWords } from './kept-words'
import { projectFolder } from './places'

const run = promisify(execFile)
const content = path.join(projectFolder, 'content')

// Inside the project, where a program finds its packages.
const scratch = path.join(projectFolder, 'test-results')
let folder: string
let written: unknown

beforeAll(async () => {
  await mkdir(scratch, { recursive: true })
  folder = await mkdtemp(path.join(scratch, 'words-'))
  // A build reads its words before it keeps them, and remembers what it read.
  written = readAll(content)
  await keepWords(projectFolder, folder)
})

afterAll(() => rm(folder, { recursive: true }))

const around: Surroundings = {
  address: 'https://practice.example/articles/a',
  origin: 'https://practice.example',
  promptsTitle: 'To think about',
  waiting: new Set(),
  booking: service => ({ words: service, path: '/book' }),
  worksheet: slug => ({ words: slug, path: '/worksheets' }),
}

// By a root of another spelling, so that nothing is remembered from the time before.
function readAll(root: string): unknown {
  const articles = listArticles(root)
  const bodies = articles.map(({ slug }) => articleHtml(slug, around, root))
  return [articles, bodies, listTopics(root), listPaths(root), listWorksheets(root), getPracticeContent(root)]
}

test('G13 the words that a build kept are those of the files, to the letter', () => {
  openKept(path.join(folder, keptFolder))
  const served = readAll(`${content}/.`)
  closeKept()
  expect(served).toEqual(written)
})

// What the site reads of its words, as its program does, and every package that was loaded for it.
const reader = `
  import { registerHooks } from 'node:module'
  import { openKept } from '@/lib/content/kept'
  const loaded = []
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
  openKept(process.argv[2])
  const { listEverything } = await import('./scripts/start/kept-words')
  listEverything(process.argv[3])
  console.log(JSON.stringify(loaded))`

test('G13 a server that has the words of its build loads no grammar for them', async () => {
  await build({
    absWorkingDir: projectFolder,
    stdin: { contents: reader, resolveDir: projectFolder, loader: 'ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  })
  const { stdout } = await run(process.execPath, [
    path.join(folder, 'stdin.mjs'),
    path.join(folder, keptFolder),
    content,
  ])
  const loaded: string[] = JSON.parse(stdout)
  expect(loaded.filter(url => url.includes('/node_modules/zod/'))).not.toEqual([])
  expect(loaded.filter(url => /\/node_modules\/(yaml|@mdx-js|micromark|remark|rehype)/.test(url))).toEqual([])
})
