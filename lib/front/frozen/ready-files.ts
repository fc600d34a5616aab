import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { log } from '@/lib/log'
import { shieldHeaders } from '../response-headers'
import { makeReady, type ReadyAnswer } from './ready-answer'
import { rulesPath, speculationRules } from './rules'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
}
const rulesType = 'application/speculationrules+json'
const forever = 'public, max-age=31536000, immutable'

type ReadyFile = {
  /** Known here alone, and not to the framework. */
  readonly isOurs: boolean
  readonly contentType: string
  readonly head: Record<string, string>
  /** Where it lies; null for what is written here. */
  readonly file: string | null
  read(): Promise<Buffer>
}

export type ReadyFiles = {
  /** The text of a style sheet or a script, or null when there is no such file. Reads at once: to be asked once for each. */
  readText(address: string): string | null
  /** The file's bytes, if they are ready; if not, making them begins. */
  findNow(address: string): ReadyAnswer | null
  /** The same, but a file that the framework cannot answer meanwhile is waited for. */
  find(address: string): Promise<ReadyAnswer | null>
  /** Makes them all ready, one after the other, those that every page needs first. */
  warm(): Promise<void>
}

/** The files of the build and of `public`, whose smallest forms are made once. Without a build there are none. */
export async function openReadyFiles(
  projectFolder: string,
  buildFolder: string,
  isHttps: boolean,
): Promise<ReadyFiles> {
  const headOf = (contentType: string, cacheControl: string) => ({
    ...shieldHeaders({ status: 200, contentType, cacheControl, policy: '', setsCookie: false }, isHttps),
    Vary: 'Accept-Encoding',
  })
  const files = new Map<string, ReadyFile>()
  for (const { file, address } of [
    ...(await listUnder(path.join(buildFolder, 'static'), '/_next/static/')),
    ...(await listUnder(path.join(projectFolder, 'public'), '/')),
  ]) {
    const contentType = types[path.extname(file)]
    if (contentType === undefined) continue
    // These names change with the bytes.
    const isLasting = address.startsWith('/_next/static/') || address.startsWith('/fonts/')
    const head = headOf(contentType, isLasting ? forever : 'public, no-cache')
    files.set(address, { isOurs: false, contentType, head, file, read: () => readFile(file) })
  }
  const rules = { contentType: rulesType, head: headOf(rulesType, 'public, max-age=3600') }
  files.set(rulesPath, {
    ...rules,
    isOurs: true,
    file: null,
    read: async () => Buffer.from(speculationRules),
  })
  return keepReady(files)
}

function keepReady(files: ReadonlyMap<string, ReadyFile>): ReadyFiles {
  const ready = new Map<string, ReadyAnswer>()
  const making = new Map<string, Promise<void>>()

  async function make(address: string, { contentType, head, read }: ReadyFile): Promise<void> {
    try {
      ready.set(address, await makeReady(await read(), contentType, head))
    } catch (error) {
      log.error('file not made ready', error, { path: address })
    }
  }

  function begin(address: string, file: ReadyFile): Promise<void> {
    const begun = making.get(address) ?? make(address, file)
    making.set(address, begun)
    return begun
  }

  function findNow(address: string): ReadyAnswer | null {
    const answer = ready.get(address)
    const file = files.get(address)
    if (answer === undefined && file !== undefined) void begin(address, file)
    return answer ?? null
  }

  return {
    readText: address => {
      const file = files.get(address)?.file ?? null
      return file === null ? null : readFileSync(file, 'utf8')
    },
    findNow,
    find: async address => {
      const file = files.get(address)
      if (file?.isOurs === true) await begin(address, file)
      return findNow(address)
    },
    warm: async () => {
      const scriptsLast = [...files].sort(([a], [b]) => Number(a.endsWith('.js')) - Number(b.endsWith('.js')))
      for (const [address, file] of scriptsLast) await begin(address, file)
    },
  }
}

async function listUnder(folder: string, address: string): Promise<{ file: string; address: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .map(file => ({ file, address: `${address}${path.relative(folder, file).split(path.sep).join('/')}` }))
}
