import { cp, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { socialFolder } from '@/lib/social/shelf'
import { waitForLock } from '../bootstrap/machine-lock.mjs'
import { fingerprintSources, isBuildCurrent, stampOf } from '../bootstrap/sources.mjs'
import { generateClient, isClientCurrent } from './database-client'
import { nullWhenMissing, PlainFault } from './faults'
import { keepWords } from './kept-words'
import { projectFolder } from './places'
import { makeProgram } from './program'
import { runTool } from './run-tool'
import { readIfPresent } from './safe-file'
import { makeSocialCards } from './social-cards'
import { say, step } from './steps'
import { requireSoundWords } from './words'

const current = path.join(projectFolder, '.next')
const draft = path.join(projectFolder, '.next-new')
const former = path.join(projectFolder, '.next-old')

/** Brings the generated client and, unless only that is wanted, the built pages up to the sources; does nothing when they are. */
export async function bringUpToDate(want: 'client' | 'client-and-pages'): Promise<void> {
  if ((await isClientCurrent()) && (want === 'client' || (await isBuildCurrent(projectFolder, current))))
    return
  const lock = await waitForLock('build', projectFolder, () => say('… waiting for another build'))
  try {
    if (!(await isClientCurrent())) await step('database client generated', generateClient)
    if (want === 'client-and-pages' && !(await isBuildCurrent(projectFolder, current))) {
      await step('words checked', requireSoundWords)
      say('… building the pages')
      await step('pages built', buildPages)
      await step('server made', () => makeProgram(projectFolder, draft))
      await step('words kept', () => keepWords(projectFolder, draft))
      await step('pictures for links drawn', drawPictures)
      await putInPlace()
    }
  } finally {
    await lock.release()
  }
}

// A failed build leaves its folder empty: so it is made beside the old one, which stays in use until the new one is whole.
async function buildPages(): Promise<void> {
  const made = await fingerprintSources(projectFolder)
  if ((await readIfPresent(stampOf(draft))) !== made) {
    await rm(draft, { recursive: true, force: true })
    const { code, output } = await runTool('node_modules/next/dist/bin/next', ['build'], buildEnvironment())
    if (code !== 0)
      throw new PlainFault(`The pages could not be built; the old build stays.\n${output.trim()}`)
    await writeFile(stampOf(draft), made)
  }
}

async function drawPictures(): Promise<void> {
  await makeSocialCards(path.join(draft, socialFolder), path.join(current, socialFolder))
}

async function putInPlace(): Promise<void> {
  // `npm run dev` works in a folder inside this one, and may be running.
  await rename(path.join(current, 'dev'), path.join(draft, 'dev')).catch(nullWhenMissing)
  await rm(former, { recursive: true, force: true })
  await rename(current, former).catch(nullWhenMissing)
  await rename(draft, current)
  await keepFormerFiles()
  await rm(former, { recursive: true, force: true })
  // The build wrote where its route types lie: they have just moved.
  const types = path.join(projectFolder, 'next-env.d.ts')
  const text = (await readIfPresent(types)) ?? ''
  await writeFile(types, text.replaceAll('/.next-new/', '/.next/'))
}

const weekMs = 7 * 24 * 3600 * 1000

// A page that was opened before a deploy, or a process that still runs, asks for the files of its own build: they are named
// after their content, so both builds' lie side by side for a week.
async function keepFormerFiles(): Promise<void> {
  const isRecent = async (file: string) => Date.now() - (await stat(file)).mtimeMs < weekMs
  const kept = { recursive: true, force: false, preserveTimestamps: true, filter: isRecent }
  for (const folder of ['chunks', 'media']) {
    const [from, to] = [former, current].map(build => path.join(build, 'static', folder))
    if (from !== undefined && to !== undefined) await cp(from, to, kept).catch(nullWhenMissing)
  }
}

// Settings are read at run time: a build that cannot see them cannot carry one of them into the pages.
function buildEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG, CI } = process.env
  return {
    ...withoutAbsent({ PATH, HOME, TMPDIR, LANG, CI }),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    BUILD_FOLDER: path.basename(draft),
  }
}

function withoutAbsent(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
