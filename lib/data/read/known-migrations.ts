import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** The names of the migrations that this version of the software was made with, in their order. */
export async function listKnownMigrations(): Promise<readonly string[]> {
  const folder = path.join(process.cwd(), 'prisma', 'migrations')
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}
