import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** Everything that a build is made from: the pages, and the program that serves them. */
export const sources = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'prisma/schema.prisma',
  'scripts/bootstrap',
  'scripts/postgres',
  'scripts/start',
  'instrumentation.ts',
  'mdx-components.tsx',
  'next.config.js',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
]

/** The SHA-256 of everything that a build is made from. */
export function fingerprintSources(root) {
  return fingerprint(
    root,
    sources,
    file => file.startsWith('lib/data/generated/') || /\.test\.tsx?$/.test(file),
  )
}

/** The file of a build that says which sources it was made from. */
export const stampOf = buildFolder => path.join(buildFolder, 'made-from')

/** Whether the build in this folder was made from the sources as they are now. */
export async function isBuildCurrent(root, buildFolder) {
  const made = await readFile(stampOf(buildFolder), 'utf8').catch(nullWhenMissing)
  return made !== null && made === (await fingerprintSources(root))
}

/**
 * One SHA-256 over the names and bytes of files and folders, which are given relative to `root`; what is missing counts
 * as such. `leaveOut` judges by the relative path.
 */
export async function fingerprint(root, places, leaveOut) {
  const lists = await Promise.all(places.map(place => listFiles(root, place)))
  const files = lists.flat().filter(file => !leaveOut(file))
  const hashes = await Promise.all(
    files.sort().map(async file => `${file} ${await hashFile(path.join(root, file))}`),
  )
  return createHash('sha256').update(hashes.join('\n')).digest('hex')
}

async function listFiles(root, place) {
  const found = await stat(path.join(root, place)).catch(nullWhenMissing)
  if (found === null) return []
  if (!found.isDirectory()) return [place]
  const entries = await readdir(path.join(root, place), { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
}

async function hashFile(file) {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

function nullWhenMissing(fault) {
  if (fault.code === 'ENOENT') return null
  throw fault
}
