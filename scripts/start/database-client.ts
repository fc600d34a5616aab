import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fingerprint } from '../bootstrap/sources.mjs'
import { projectFolder } from './places'
import { runTool } from './run-tool'
import { readIfPresent } from './safe-file'

const folder = path.join(projectFolder, 'lib', 'data', 'generated')
const stamp = path.join(folder, '.made-from')
const sources = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']

/** Whether the database client was generated from the schema as it is now. */
export async function isClientCurrent(): Promise<boolean> {
  return (await readIfPresent(stamp)) === (await fingerprint(projectFolder, sources, () => false))
}

/** Generates the database client from the schema. */
export async function generateClient(): Promise<void> {
  const made = await fingerprint(projectFolder, sources, () => false)
  const { code, output } = await runTool('node_modules/prisma/build/index.js', ['generate'], {
    ...process.env,
    // Generating needs no schema engine, yet Prisma would download one: any program that exists will do instead.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  if (code !== 0) throw new Error(`The database client could not be generated: ${output.trim()}`)
  await mkdir(folder, { recursive: true })
  await writeFile(stamp, made)
}
