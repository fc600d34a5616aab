import type { Settings } from '@/lib/settings'
import { openDataFolder, placeOfData } from './data-folder'
import { closeAtEnd } from './ending'
import { PlainFault } from './faults'
import { completeEnvironment, completeMail, openEmbeddedDatabase, takeDataFolder } from './local-parts'
import { readRunningNote } from './running-note'
import { openSecrets } from './secrets'

/**
 * Makes the database reachable for a command beside `npm start`: the one of DATABASE_URL, else the embedded one, which
 * is opened for the while, or used as it is when a start has it open.
 */
export async function reachDatabase(settings: Settings): Promise<void> {
  completeMail(settings)
  if (settings.DATABASE_URL) return
  const folder = placeOfData(settings.DATA_DIR)
  const trial = await openDataFolder(settings.DATA_DIR)
  if (trial.ok) {
    await trial.opened.lock.release()
    return openEmbeddedDatabase(await takeDataFolder(settings))
  }
  const note = trial.reason === 'locked' ? await readRunningNote(folder) : null
  if (note === null) throw new PlainFault(trial.sentence)
  // Links that a command prints lead to the start that runs, whatever port it was given.
  process.env.NEXTAUTH_URL ||= note.publicUrl
  completeEnvironment(note.databaseUrl, await openSecrets(folder, true))
}

/** Loaded late, since it reads the environment; closed before the database is. */
export async function closeClientAtEnd(): Promise<void> {
  const { closeDatabase } = await import('@/lib/data/db')
  closeAtEnd('The connections to the database', closeDatabase)
}
