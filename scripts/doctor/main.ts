import type { Settings } from '@/lib/settings'
import { bringUpToDate } from '../start/build'
import { placeOfData } from '../start/data-folder'
import { reasonOf } from '../start/faults'
import { closeClientAtEnd } from '../start/reach-database'
import { readRunningNote } from '../start/running-note'
import { examineClock, examineZones } from './clock'
import { connectTo, examineMigrations, openDatabase } from './database'
import { type Finding, ill, well, wordsOf } from './finding'
import { examineDisk, examineEnvironment } from './machine'

/**
 * Looks at everything the practice stands on and says a line for each: environment, disk, database, migrations, clock, zone rules, mail,
 * letters, keys and the book itself. Changes nothing. Answers the exit code: 1 when anything is wrong.
 */
export async function examine(): Promise<number> {
  let code = 0
  const tell = (...findings: readonly Finding[]) => {
    for (const finding of findings) {
      if (!finding.ok) code = 1
      console.log(wordsOf(finding))
    }
  }
  const { findings, settings } = examineEnvironment(process.env)
  tell(...findings)
  if (settings === null) return code
  tell(await examineDisk(placeOfData(settings.DATA_DIR)))
  if (code === 0) await examineParts(settings, tell)
  return code
}

async function examineParts(
  settings: Settings,
  tell: (...findings: readonly Finding[]) => void,
): Promise<void> {
  await bringUpToDate('client')
  const closed = await openDatabase(settings)
  if (closed !== null) return tell(closed)
  await closeClientAtEnd()
  const { client, finding } = await connectTo(process.env.DATABASE_URL ?? '')
  tell(finding)
  if (client === null) return
  try {
    const migrations = await examineMigrations(client)
    tell(migrations)
    // Loaded late: these rooms read the environment, which is complete only now.
    const { examineLetters, examineServer } = await import('./mail')
    tell(
      (await isMailboxHere(settings))
        ? await examineServer()
        : well('mail', 'the local mailbox opens with npm start'),
    )
    if (!migrations.ok) return
    for (const look of [examineClock, examineZones, examineLetters]) tell(await look(client).catch(notSeen))
    const { examineBook } = await import('./book')
    const { examineKeys } = await import('./keys')
    tell(...(await examineKeys().catch(fault => [notSeen(fault)])))
    tell(...(await examineBook().catch(fault => [notSeen(fault)])))
  } finally {
    await client.end()
  }
}

/** A mailbox of our own is there only while a start runs. */
const isMailboxHere = async (settings: Settings): Promise<boolean> =>
  settings.SMTP_URL !== undefined || (await readRunningNote(placeOfData(settings.DATA_DIR))) !== null

const notSeen = (fault: unknown): Finding =>
  ill('database', `It stopped answering (${reasonOf(fault)}).`, 'Look into its log, and look again.')
