import { randomUUID } from 'node:crypto'
import { chmod, mkdir, realpath, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type MachineLock, tryLock } from '../bootstrap/machine-lock.mjs'
import { codeOf } from './faults'
import { projectFolder } from './places'

export type DataFolder = { readonly folder: string; readonly lock: MachineLock }

type Opened =
  | { readonly ok: true; readonly opened: DataFolder }
  | { readonly ok: false; readonly reason: 'unwritable' | 'locked'; readonly sentence: string }

/** The folder that DATA_DIR names, relative to the project. */
export function placeOfData(setting: string): string {
  return path.resolve(projectFolder, setting)
}

/**
 * Takes the data folder for this process alone, until it ends. Refuses, with one plain sentence and nothing
 * changed, a folder that cannot be written and one that another start is using.
 */
export async function openDataFolder(setting: string): Promise<Opened> {
  const folder = placeOfData(setting)
  const fault = await findWriteFault(folder)
  if (fault !== null) {
    const sentence = `The data folder ${folder} cannot be written (${fault}): set DATA_DIR to a folder that can.`
    return { ok: false, reason: 'unwritable', sentence }
  }
  const lock = await tryLock('data', folder)
  if (lock === null) {
    const sentence = `Another start is using the data folder ${folder}: end it first, or set DATA_DIR to another folder.`
    return { ok: false, reason: 'locked', sentence }
  }
  return { ok: true, opened: { folder: await realpath(folder), lock } }
}

async function findWriteFault(folder: string): Promise<string | null> {
  const probe = path.join(folder, `.probe-${randomUUID()}`)
  try {
    const made = await mkdir(folder, { recursive: true })
    // The account that runs the database must pass through; the files inside have narrower rights of their own.
    if (made !== undefined) await chmod(folder, 0o711)
    await writeFile(probe, 'a start tries whether it may write here\n')
    await rm(probe)
    return null
  } catch (fault) {
    const code = codeOf(fault)
    if (code === null) throw fault
    return code === 'EROFS' ? 'it is read-only' : code
  }
}
