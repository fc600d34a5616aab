import { cp, link, mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { closeAtEnd } from '../start/ending'
import { keepWords } from '../start/kept-words'
import { projectFolder } from '../start/places'
import { makeProgram } from '../start/program'
import { runTool } from '../start/run-tool'
import { writeManyArticles } from './many-articles'

type GrownSite = {
  readonly folder: string
  /** How long its words took to check and its pages to build; the pictures for links are no part of it. */
  readonly seconds: number
}

const made = new Map<number, Promise<GrownSite>>()

/** A copy of the project with so many generated articles beside its own, checked and built; made once and removed at the end. */
export function openGrownSite(articles: number): Promise<GrownSite> {
  const site = made.get(articles) ?? grow(articles)
  made.set(articles, site)
  return site
}

async function grow(articles: number): Promise<GrownSite> {
  // Inside the project: a file can have two names only on one disk.
  const folder = path.join(projectFolder, 'bench', `grown-${articles}`)
  const remove = () => rm(folder, { recursive: true, force: true })
  await remove()
  closeAtEnd('The grown site', remove)
  await copyProject(folder)
  await writeManyArticles(path.join(folder, 'content', 'articles'), articles)
  const began = performance.now()
  await run(folder, 'node_modules/tsx/dist/cli.mjs', ['scripts/check-content.ts'])
  await run(folder, 'node_modules/next/dist/bin/next', ['build'])
  await makeProgram(folder, path.join(folder, '.next'))
  await keepWords(folder, path.join(folder, '.next'))
  return { folder, seconds: (performance.now() - began) / 1000 }
}

const apart = new Set(['node_modules', 'bench', 'test-results', 'playwright-report', 'coverage'])

async function copyProject(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(projectFolder))
    if (!name.startsWith('.') && !apart.has(name))
      await cp(path.join(projectFolder, name), path.join(folder, name), { recursive: true })
  await linkTree(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'))
}

// The bundler follows no link out of the folder it builds: so the packages lie there too, under a second name for the same bytes.
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) await linkTree(source, target)
    else if (entry.isFile()) await link(source, target)
    else await cp(source, target, { verbatimSymlinks: true })
  }
}

async function run(folder: string, script: string, args: readonly string[]): Promise<void> {
  const { PATH, HOME, TMPDIR } = process.env
  const env: NodeJS.ProcessEnv = { PATH, HOME, TMPDIR, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code, output } = await runTool(script, args, env, folder)
  if (code !== 0) throw new Error(`The grown site could not be built: ${output.slice(-2000)}`)
}
