import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { bringUpToDate } from '../start/build'
import { generateClient } from '../start/database-client'
import { nullWhenMissing } from '../start/faults'
import { projectFolder } from '../start/places'
import { runTool } from '../start/run-tool'
import { findBrowser, installBrowser } from './browser'
import { type Count, countCommand, countPlaywright, countVitest, failure } from './counts'

export type Suite = { readonly name: string; run(): Promise<Count> }

// Not in `test-results`: Playwright empties that folder when it begins.
const reports = path.join(projectFolder, 'coverage')

const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  vitest: 'node_modules/vitest/vitest.mjs',
}

// The import rules are asked for by their npm script's own list of places, so that the two cannot drift apart.
async function cruisedPlaces(): Promise<string[]> {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    await readFile(path.join(projectFolder, 'package.json'), 'utf8'),
  )
  return (scripts.rules ?? '').split(' ').slice(1)
}

/** Everything that CI checks, in the order in which a fault is cheapest to find. */
export const suites: readonly Suite[] = [
  { name: 'words', run: () => command(tools.tsx, ['scripts/check-content.ts']) },
  { name: 'database client', run: () => generateClient().then(() => countCommand(0)) },
  { name: 'format and lint', run: () => command(tools.biome, ['check', '.']) },
  { name: 'types', run: checkTypes },
  { name: 'import rules', run: async () => command(tools.depcruise, await cruisedPlaces()) },
  { name: 'dead code', run: () => command(tools.knip, ['--no-progress']) },
  { name: 'features', run: () => command(tools.tsx, ['scripts/check-features.ts']) },
  { name: 'unit tests', run: () => vitest('unit') },
  { name: 'build', run: () => bringUpToDate('client-and-pages').then(() => countCommand(0)) },
  // After the build: races and kills are for the built site.
  { name: 'integration tests', run: () => vitest('integration') },
  { name: 'browser', run: checkBrowser },
  { name: 'journeys', run: journeys },
]

async function command(script: string, args: readonly string[]): Promise<Count> {
  const { code, output } = await runTool(script, args)
  if (code !== 0) console.log(output.trimEnd())
  return countCommand(code)
}

// Route types are made by the framework; a fresh clone has none yet.
async function checkTypes(): Promise<Count> {
  const made = await command(tools.next, ['typegen'])
  return made.failed > 0 ? made : command(tools.tsc, ['--noEmit'])
}

async function vitest(project: string): Promise<Count> {
  const report = path.join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['run', '--project', project, '--allowOnly=false', ...reporters]
  return reported(report, args, tools.vitest, countVitest)
}

async function checkBrowser(): Promise<Count> {
  const program = (await findBrowser()) ?? (await installBrowser())
  if (program === null) return failure('There is no browser and none could be installed: set CHROMIUM_PATH.')
  process.env.CHROMIUM_PATH = program
  return countCommand(0)
}

async function journeys(): Promise<Count> {
  const report = path.join(reports, 'journeys.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report
  return reported(report, ['test', '--reporter=list,json'], tools.playwright, countPlaywright)
}

async function reported(
  report: string,
  args: readonly string[],
  script: string,
  count: (report: unknown, exitCode: number) => Count,
): Promise<Count> {
  const began = Date.now()
  const { code, output } = await runTool(script, args)
  if (code !== 0) console.log(output.trimEnd())
  return count(await readReport(report, began), code)
}

// A report of an earlier run must not speak for this one.
async function readReport(file: string, began: number): Promise<unknown> {
  const found = await stat(file).catch(nullWhenMissing)
  if (found === null || found.mtimeMs < began - 1000) return null
  return JSON.parse(await readFile(file, 'utf8'))
}
