import { randomBytes } from 'node:crypto'
import { mkdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { databaseAccount } from '../postgres/account'
import { nullWhenMissing } from './faults'
import { readIfPresent, writeSafely } from './safe-file'
import { say } from './steps'

const systemFolder = '/var/lib/lantern-and-tide'

/**
 * Where the files of the embedded database lie: DATA_DIR/db. Started as root in a folder that the database's account cannot
 * enter (a home folder, most often) they lie below /var/lib instead, and the data folder remembers where.
 */
export async function placeOfDatabase(dataFolder: string): Promise<string> {
  const usual = path.join(dataFolder, 'db')
  if ((await stat(usual).catch(nullWhenMissing)) !== null) return usual
  const note = path.join(dataFolder, 'db-elsewhere')
  const elsewhere = (await readIfPresent(note))?.trim()
  if (elsewhere) {
    await mkdir(path.dirname(elsewhere), { recursive: true, mode: 0o711 })
    return elsewhere
  }
  if (databaseAccount() === null || (await othersCanEnter(dataFolder))) return usual
  // By chance, not by the folder's name: a data folder that was removed must not come back with its old database.
  const chosen = path.join(systemFolder, randomBytes(8).toString('hex'))
  await mkdir(systemFolder, { recursive: true, mode: 0o711 })
  await writeSafely(note, `${chosen}\n`)
  say(`· only root can enter ${dataFolder}, so the database lies in ${chosen}`)
  return chosen
}

async function othersCanEnter(folder: string): Promise<boolean> {
  for (let at = await realpath(folder); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}
