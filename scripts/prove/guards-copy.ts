import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { projectFolder } from '../start/places'
import type { Guard } from './guards-list'

/** A copy of the sources in the temporary folder, to break and to throw away. */
export type ThrowAwayCopy = {
  readonly folder: string
  /** Takes a guard away; answers how to put it back. Throws when its text is not in the file exactly once. */
  remove(guard: Guard): Promise<() => Promise<void>>
  throwAway(): Promise<void>
}

const left = new Set(['node_modules', '.git', '.next', '.data', 'test-results', 'playwright-report', 'bench'])

/** Copies everything but what is installed or made; installed packages are reached by a link. */
export async function makeThrowAwayCopy(): Promise<ThrowAwayCopy> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lantern-and-tide-guards-'))
  const filter = (source: string) => !left.has(path.relative(projectFolder, source))
  await cp(projectFolder, folder, { recursive: true, filter })
  await symlink(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  return {
    folder,
    remove: guard => removeGuard(path.join(folder, guard.file), guard),
    throwAway: () => rm(folder, { recursive: true, force: true }),
  }
}

async function removeGuard(file: string, guard: Guard): Promise<() => Promise<void>> {
  const whole = await readFile(file, 'utf8')
  const parts = whole.split(guard.search)
  if (parts.length !== 2)
    throw new Error(`${guard.file} holds the text of “${guard.name}” ${parts.length - 1} times, not once`)
  await writeFile(file, parts.join(guard.replacement))
  return () => writeFile(file, whole)
}
