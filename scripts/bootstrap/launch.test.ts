import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectFolder } from '../start/places'
import { serverEnvironment, serverFlags } from './server-manner.mjs'
import { fingerprintSources, stampOf } from './sources.mjs'

// A project of four files: what makes a build, what was built, the stamp between them, and one source.
let root: string
const build = () => path.join(root, '.next')

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'launch-')))
  await mkdir(path.join(root, 'node_modules'))
  await symlink(path.join(projectFolder, 'node_modules', 'tsx'), path.join(root, 'node_modules', 'tsx'))
  for (const place of ['package-lock.json', 'node_modules/.package-lock.json'])
    await writeFile(path.join(root, place), '{ "packages": {} }')
  await mkdir(path.join(build(), 'program'), { recursive: true })
  const told = 'process.execArgv.join(" "), process.env.MALLOC_TRIM_THRESHOLD_'
  await writeFile(path.join(build(), 'program', 'start.mjs'), `console.log("served", ${told})`)
})

afterEach(() => rm(root, { recursive: true }))

const served = `served ${serverFlags.join(' ')} ${serverEnvironment.MALLOC_TRIM_THRESHOLD_}`

async function stamp(): Promise<void> {
  await writeFile(stampOf(build()), await fingerprintSources(root))
}

/** What makes the build says so, and ends as it does when it is asked to. */
const makes = (then: string) =>
  writeFile(
    path.join(root, 'maker.ts'),
    `process.on('SIGTERM', () => process.exit(0)); console.log('made', process.argv[2]); ${then}`,
  )

function launch() {
  const address = pathToFileURL(path.join(projectFolder, 'scripts/bootstrap/launch.mjs')).href
  const code = `import { launchBuilt } from '${address}'; process.exit(await launchBuilt('${root}', 'maker.ts', ['prepare']))`
  const { npm_lifecycle_event: _, ...env } = process.env
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env })
  const lines: string[] = []
  child.stdout.on('data', (part: Buffer) => lines.push(...part.toString().trim().split('\n')))
  return { child, lines, ended: once(child, 'close').then(([status]) => status) }
}

test('G13 a build of these sources is served as it is, told to stay small, and nothing is made', async () => {
  await makes('')
  await stamp()
  const { lines, ended } = launch()
  expect([await ended, lines]).toEqual([0, [served]])
})

test('G13 what makes a missing or old build has ended before the server begins', async () => {
  await makes('')
  await writeFile(stampOf(build()), 'of other sources')
  const { lines, ended } = launch()
  expect([await ended, lines]).toEqual([0, ['made prepare', served]])
})

test('O1 a build that fails is the end of the start, with its code', async () => {
  await makes('process.exit(3)')
  const { lines, ended } = launch()
  expect([await ended, lines]).toEqual([3, ['made prepare']])
})

test('O1 a start that is asked to end while it builds opens no server', async () => {
  await makes('setInterval(() => undefined, 1000)')
  const { child, lines, ended } = launch()
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect([await ended, lines]).toEqual([0, ['made prepare']])
})
