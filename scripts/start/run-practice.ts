import type { Settings } from '@/lib/settings'
import { closeAtEnd } from './ending'
import { PlainFault } from './faults'
import { addressOfMailbox } from './local-mailbox'
import { announceParts, completeMail, openEmbeddedDatabase, openMailbox, takeDataFolder } from './local-parts'
import { migrate } from './migrate'
import { findPortFault } from './ports'
import { closeClientAtEnd } from './reach-database'
import { waitUntilReady } from './readiness'
import { requireKeys } from './sealing-keys'
import { step } from './steps'
import { requireZoneRules } from './zone-rules'

/** How the practice runs: as it was built, or from the sources, with reloading. */
type Manner = 'built' | 'dev'

/**
 * `npm start` and `npm run dev`: from what is made already to the open door, shown as it happens. `dataFolder` is what `takePlace`
 * answered for these settings.
 */
export async function runPractice(
  settings: Settings,
  manner: Manner,
  dataFolder: string | null,
): Promise<void> {
  completeMail(settings)
  if (dataFolder !== null) await openParts(dataFolder, settings)
  await openPractice(settings, manner)
  await sayWhere(settings)
}

/**
 * Takes what only one start can have, before anything is made or opened: free ports, and the data folder, where one is needed, which is
 * ours until this process ends.
 */
export async function takePlace(settings: Settings): Promise<string | null> {
  await refuseTakenPorts(settings)
  const isLocal = !settings.DATABASE_URL || !settings.SMTP_URL
  return isLocal ? takeDataFolder(settings) : null
}

/** Everything after the parts are there: the database brought up to date, the server, the worker, until both are ready. */
export async function openPractice(settings: Settings, manner: Manner): Promise<void> {
  await prepareDatabase()
  await step('server open', () => openServer(settings, manner))
  await step('ready', () => waitUntilReady(settings.HOST, settings.PORT))
}

async function openParts(dataFolder: string, settings: Settings): Promise<void> {
  if (!settings.SMTP_URL) await openMailbox(dataFolder, settings)
  if (settings.DATABASE_URL) return
  await openEmbeddedDatabase(dataFolder)
  await announceParts(dataFolder, addressOf(settings))
}

async function refuseTakenPorts(settings: Settings): Promise<void> {
  const faults = [await findPortFault(settings.HOST, settings.PORT, 'PORT')]
  if (!settings.SMTP_URL) {
    faults.push(await findPortFault('127.0.0.1', settings.MAILBOX_PORT, 'MAILBOX_PORT'))
    faults.push(await findPortFault('127.0.0.1', settings.MAILBOX_SMTP_PORT, 'MAILBOX_SMTP_PORT'))
  }
  const found = faults.filter(fault => fault !== null)
  if (found.length > 0) throw new PlainFault(found.join('\n'))
}

async function prepareDatabase(): Promise<void> {
  await step('database migrated', migrate)
  await requireKeys()
  const { seedPractice } = await import('@/lib/use-cases/seed-practice')
  await step('practice loaded', () => seedPractice('empty-only'))
  await requireZoneRules()
}

// Loaded late: these rooms read the environment, which is complete only now.
async function openServer(settings: Settings, manner: Manner): Promise<void> {
  await closeClientAtEnd()
  const { startServer } = await import('@/lib/front/server')
  const server = await startServer({ port: settings.PORT, hostname: settings.HOST, dev: manner === 'dev' })
  closeAtEnd('The server', () => server.close())
  if (settings.WORKER === 'off') return
  const { startWorker } = await import('@/lib/front/worker')
  const worker = startWorker()
  closeAtEnd('The worker', () => worker.stop())
}

async function sayWhere(settings: Settings): Promise<void> {
  console.log(`Ready: ${addressOf(settings)}`)
  if (!settings.SMTP_URL) console.log(`Mailbox: ${addressOfMailbox(settings.MAILBOX_PORT)}`)
  const { ownerLink } = await import('@/lib/use-cases/make-owner-link')
  const link = await ownerLink()
  if (link !== null) console.log(`The first owner starts here, once: ${link}`)
}

const addressOf = ({ NEXTAUTH_URL, PORT }: Settings): string => NEXTAUTH_URL ?? `http://localhost:${PORT}`
