import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { nullWhenMissing } from './faults'

/**
 * One SHA-256 over the names and bytes of files and folders, which are given relative to `root`; what is missing counts
 * as such. `leaveOut` judges by the relative path.
 */
export async function fingerprint(
  root: string,
  places: readonly string[],
  leaveOut: (place: string) => boolean,
): Promise<string> {
  const lists = await Promise.all(places.map(place => listFiles(root, place)))
  const files = lists.flat().filter(file => !leaveOut(file))
  const hashes = await Promise.all(
    files.sort().map(async file => `${file} ${await hashFile(path.join(root, file))}`),
  )
  return createHash('sha256').update(hashes.join('\n')).digest('hex')
}

async function listFiles(root: string, place: string): Promise<string[]> {
  const found = await stat(path.join(root, place)).catch(nullWhenMissing)
  if (found === null) return []
  if (!found.isDirectory()) return [place]
  const entries = await readdir(path.join(root, place), { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
}

async function hashFile(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}
