import { bringUpToDate } from './build'
import { closeAtEnd, endWith } from './ending'
import { PlainFault } from './faults'
import { migrate } from './migrate'
import { closeClientAtEnd, reachDatabase } from './reach-database'
import { runPractice, takePlace } from './run-practice'
import { requireKeys } from './sealing-keys'
import { readSettings } from './settings'
import { step } from './steps'
import { requireZoneRules } from './zone-rules'

type Command = (args: readonly string[]) => Promise<void>

/** What `scripts/start.mjs` can be asked for. A command that resolves without ending leaves its parts running. */
export const commands: Readonly<Record<string, Command>> = {
  // Before `npm start` where its build is not of these sources: what would stop the start stops it before the work.
  prepare: () =>
    takePlace(readSettings())
      .then(() => bringUpToDate('client-and-pages'))
      .then(() => endWith(0)),
  dev: runFromSources,
  build: () => bringUpToDate('client-and-pages').then(() => endWith(0)),
  worker: runWorker,
  migrate: async () => {
    await reachDatabase(readSettings())
    const applied = await step('database migrated', migrate)
    for (const name of applied) console.log(`    ${name}`)
    await endWith(0)
  },
  seed: async () => {
    await openPractice()
    const { seedPractice } = await import('@/lib/use-cases/seed-practice')
    const { inserted, kept } = await seedPractice('update')
    console.log(`${inserted} rows were written.`)
    for (const name of kept) console.log(`Kept as staff edited it: ${name}`)
    await endWith(0)
  },
  'content-new': async args => {
    const { newArticleFromCommandLine } = await import('../content-new')
    await endWith(newArticleFromCommandLine(args))
  },
  'staff-invite': async args => {
    await openPractice()
    const { inviteFromCommandLine } = await import('../staff-invite')
    await endWith(await inviteFromCommandLine(args))
  },
  'zones-recompute': async () => {
    await openPractice()
    const { recomputeFromCommandLine } = await import('../zones-recompute')
    await endWith(await recomputeFromCommandLine())
  },
  doctor: async () => {
    const { examine } = await import('../doctor/main')
    await endWith(await examine())
  },
  bench: async args => {
    const { bench } = await import('../bench/main')
    await endWith(await bench(args))
  },
  prove: async args => {
    const { prove } = await import('../prove/main')
    await endWith(await prove(args))
  },
}

async function runFromSources(): Promise<void> {
  const settings = readSettings()
  const dataFolder = await takePlace(settings)
  await bringUpToDate('client')
  await runPractice(settings, 'dev', dataFolder)
}

async function openPractice(): Promise<void> {
  const settings = readSettings()
  await bringUpToDate('client')
  await reachDatabase(settings)
  await closeClientAtEnd()
  await migrate()
  await requireKeys()
}

async function runWorker(): Promise<void> {
  const settings = readSettings()
  if (!settings.DATABASE_URL) {
    throw new PlainFault(
      'A worker of its own needs DATABASE_URL: with the embedded database npm start runs the worker.',
    )
  }
  await openPractice()
  await requireZoneRules()
  const { startWorker } = await import('@/lib/front/worker')
  const worker = startWorker()
  closeAtEnd('The worker', () => worker.stop())
  console.log('The worker runs.')
}
