import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Settings } from '@/lib/settings'
import { openDataFolder } from './data-folder'
import { placeOfDatabase } from './database-place'
import { databaseExists, startEmbeddedDatabase } from './embedded-database'
import { closeAtEnd, endWith, isEnding } from './ending'
import { PlainFault } from './faults'
import { startMailbox } from './local-mailbox'
import { writeRunningNote } from './running-note'
import { openSecrets, type Secrets } from './secrets'
import { step } from './steps'

const senderHere = 'Lantern & Tide <desk@lantern-and-tide.example>'

/** Takes the data folder for this process, or stops with one plain sentence. */
export async function takeDataFolder(settings: Settings): Promise<string> {
  const opened = await openDataFolder(settings.DATA_DIR)
  if (!opened.ok) throw new PlainFault(opened.sentence)
  const { folder, lock } = opened.opened
  closeAtEnd('The lock of the data folder', () => lock.release())
  // Left by a start that was killed: what it says is no longer true.
  await rm(path.join(folder, 'running.json'), { force: true })
  return folder
}

/** Opens the embedded database; where it is, and its secrets, go into the environment of this process. */
export async function openEmbeddedDatabase(dataFolder: string): Promise<void> {
  const place = await placeOfDatabase(dataFolder)
  const secrets = await openSecrets(dataFolder, await databaseExists(place))
  const { url, server } = await step('database open', () => startEmbeddedDatabase(place))
  closeAtEnd('The database', () => server.stop())
  completeEnvironment(url, secrets)
  void server.ended.then(() => {
    if (isEnding()) return
    console.error('The database ended unexpectedly: start again.')
    return endWith(1)
  })
}

/** Opens the local mailbox. */
export async function openMailbox(dataFolder: string, settings: Settings): Promise<void> {
  const mailbox = await step('mailbox open', () => startMailbox(dataFolder, settings))
  closeAtEnd('The mailbox', () => mailbox.stop())
  void mailbox.ended.then(() => {
    if (!isEnding()) console.error('The mailbox ended unexpectedly: letters wait until the next start.')
  })
}

/** Where mail goes when nobody said: the local mailbox. */
export function completeMail(settings: Settings): void {
  process.env.MAIL_FROM ||= senderHere
  process.env.SMTP_URL ||= `smtp://127.0.0.1:${settings.MAILBOX_SMTP_PORT}`
}

/** What the embedded database leaves to find out: a value that was given stays. */
export function completeEnvironment(databaseUrl: string, secrets: Secrets): void {
  process.env.DATABASE_URL = databaseUrl
  process.env.NEXTAUTH_SECRET ||= secrets.NEXTAUTH_SECRET
  process.env.ENCRYPTION_KEYS ||= secrets.ENCRYPTION_KEYS
}

/** Tells the other commands where the parts of this start listen, as long as it runs. */
export async function announceParts(dataFolder: string, publicUrl: string): Promise<void> {
  const note = { databaseUrl: process.env.DATABASE_URL ?? '', publicUrl }
  closeAtEnd('The note of what runs', await writeRunningNote(dataFolder, note))
}
