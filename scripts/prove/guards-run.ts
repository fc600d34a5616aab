import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { spawnKept } from '../bootstrap/kept.mjs'
import { nullWhenMissing } from '../start/faults'

const report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ status: z.string(), title: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
})

/** How a test ended, with the line of its failure that says most. */
export type End = { readonly passed: boolean; readonly said: string }

/** The first line of a failure, or what PostgreSQL said: Prisma puts that below lines of its own. */
export function findSaying(failure: string): string {
  const lines = failure.split('\n').map(line => line.trim())
  return lines.find(line => line.includes('Code: `')) ?? lines[0] ?? ''
}

/**
 * Whether a test failed for a reason that has nothing to do with its guard: the statement was left in pieces (class 42 of PostgreSQL’s
 * codes: wrong grammar, unknown names), or the time ran out.
 */
export const isBesideThePoint = (said: string): boolean => /Code: `42|Test timed out/.test(said)

/** How each wanted test ended, by its title; a test that did not run is not among them. */
export type Ends = ReadonlyMap<string, End>

const literally = (title: string) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Runs the tests of these titles in a copy of the project, on a database of their own. */
export async function runTests(
  folder: string,
  wanted: readonly { readonly file: string; readonly title: string }[],
): Promise<Ends> {
  const output = path.join(folder, 'guards.json')
  await rm(output, { force: true })
  const files = [...new Set(wanted.map(({ file }) => file))]
  const titles = wanted.map(({ title }) => literally(title)).join('|')
  const reporters = ['--reporter=json', `--outputFile.json=${output}`]
  await run(folder, ['run', ...files, '-t', `^(${titles})$`, ...reporters])
  const text = await readFile(output, 'utf8').catch(nullWhenMissing)
  if (text === null) return new Map()
  const asked = new Set(wanted.map(({ title }) => title))
  const results = report.parse(JSON.parse(text)).testResults.flatMap(file => file.assertionResults)
  return new Map(
    results.flatMap(({ title, status, failureMessages: [said = ''] }) => {
      if (!asked.has(title) || (status !== 'passed' && status !== 'failed')) return []
      return [[title, { passed: status === 'passed', said: findSaying(said) }] as const]
    }),
  )
}

function run(folder: string, args: readonly string[]): Promise<void> {
  // Without a template of this run: the copy's own migrations make one.
  const { TEST_DATABASE_TEMPLATE: _, ...env } = process.env
  const script = path.join(folder, 'node_modules', 'vitest', 'vitest.mjs')
  return new Promise((resolve, reject) => {
    const child = spawnKept(process.execPath, [script, ...args], { cwd: folder, env, output: 'pipe' })
    child.stdout?.resume()
    child.stderr?.resume()
    child.once('error', reject)
    child.once('close', () => resolve())
  })
}
