import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { nullWhenMissing } from './faults'

/** Writes a file that only we may read: wholly or not at all, and on the disk before this returns. */
export async function writeSafely(file: string, content: string | Buffer): Promise<void> {
  const draft = `${file}.${process.pid}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  if (process.platform === 'win32') return
  const folder = await open(path.dirname(file), 'r')
  await folder.sync().finally(() => folder.close())
}

export function readIfPresent(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(nullWhenMissing)
}
