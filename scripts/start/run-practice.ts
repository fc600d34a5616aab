import type { Settings } from '@/lib/env'
import { bringUpToDate } from './build'
import { closeAtEnd } from './ending'
import { PlainFault } from './faults'
import { addressOfMailbox } from './local-mailbox'
import { announceParts, completeMail, openEmbeddedDatabase, openMailbox, takeDataFolder } from './local-parts'
import { migrate } from './migrate'
import { findPortFault } from './ports'
import { closeClientAtEnd } from './reach-database'
import { waitUntilReady } from './readiness'
import { step } from './steps'
import { requireZoneRules } from './zone-rules'

/** `npm start` and `npm run dev`: everything, from the sources to the open door, shown as it happens. */
export async function runPractice(settings: Settings, dev: boolean): Promise<void> {
  await refuseTakenPorts(settings)
  const isLocal = !settings.DATABASE_URL || !settings.SMTP_URL
  const dataFolder = isLocal ? await takeDataFolder(settings) : null
  await bringUpToDate(dev ? 'client' : 'client-and-pages')
  completeMail(settings)
  if (dataFolder !== null) await openParts(dataFolder, settings)
  await openPractice(settings, dev)
  await sayWhere(settings)
}

/** Everything after the parts are there: the database brought up to date, the server, the worker, until both are ready. */
export async function openPractice(settings: Settings, dev: boolean): Promise<void> {
  await prepareDatabase()
  await step('server open', () => openServer(settings, dev))
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
  const { seedPractice } = await import('@/lib/use-cases/seed-practice')
  await step('practice loaded', () => seedPractice('empty-only'))
  await requireZoneRules()
}

// Loaded late: these rooms read the environment, which is complete only now.
async function openServer(settings: Settings, dev: boolean): Promise<void> {
  await closeClientAtEnd()
  const { startServer } = await import('@/lib/front/server')
  const server = await startServer({ port: settings.PORT, hostname: settings.HOST, dev })
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

const addressOf = (settings: Settings): string =>
  (settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, '')
