import { randomBytes } from 'node:crypto'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { type Account, databaseAccount } from '../postgres/account'
import { type Binaries, findBinaries } from '../postgres/binaries'
import { createCluster } from '../postgres/cluster'
import { type PostgresServer, startPostgres } from '../postgres/server'
import { codeOf, nullWhenMissing, PlainFault } from './faults'
import { clearLeftover } from './leftover-postgres'
import { readIfPresent, writeSafely } from './safe-file'

type Running = { readonly url: string; readonly server: PostgresServer }

const databaseName = 'lantern_and_tide'

/** Whether a database was ever made here. */
export async function databaseExists(folder: string): Promise<boolean> {
  return (await readIfPresent(path.join(folder, 'PG_VERSION'))) !== null
}

/** Starts the embedded PostgreSQL on its folder, which is made at the first start and never made over. */
export async function startEmbeddedDatabase(folder: string): Promise<Running> {
  const found = await findBinaries()
  if (!found.ok) throw new PlainFault(found.reason)
  const account = databaseAccount()
  const password = await openPassword(`${folder}.password`)
  await makeOnce(folder, found.binaries, account, password)
  await checkVersion(folder, found.binaries, account)
  await clearLeftover(folder)
  const plan = { binaries: found.binaries, account, folder, password, settings: [], removeAfterwards: false }
  const server = await startPostgres(plan)
  return { url: await createDatabase(server.url), server }
}

async function openPassword(file: string): Promise<string> {
  const known = (await readIfPresent(file))?.trim()
  if (known) return known
  const password = randomBytes(24).toString('base64url')
  await writeSafely(file, `${password}\n`)
  return password
}

// Made under another name and moved when complete: a kill half-way leaves nothing that looks like a database.
async function makeOnce(
  folder: string,
  binaries: Binaries,
  account: Account | null,
  password: string,
): Promise<void> {
  const present = await readdir(folder).catch(nullWhenMissing)
  if (present !== null && present.length > 0) return
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await createCluster({ binaries, account, folder: draft, password, durable: true })
  await rename(draft, folder)
}

async function checkVersion(folder: string, binaries: Binaries, account: Account | null): Promise<void> {
  const major = (await readIfPresent(path.join(folder, 'PG_VERSION')))?.trim()
  if (major === undefined) {
    throw new PlainFault(`The folder ${folder} holds something that is no database: nothing was changed.`)
  }
  if (major !== binaries.major) {
    throw new PlainFault(
      `The database in ${folder} was made by PostgreSQL ${major}, and this version brings PostgreSQL ${binaries.major}: nothing was changed.`,
    )
  }
  const owner = (await stat(folder)).uid
  if (process.platform !== 'win32' && owner !== (account?.uid ?? process.getuid?.())) {
    throw new PlainFault(
      `The database in ${folder} belongs to another account: start with the one that made it.`,
    )
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`create database ${databaseName}`)
  } catch (fault) {
    const exists = '42P04'
    if (codeOf(fault) !== exists) throw fault
  } finally {
    await client.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${databaseName}`
  return url.href
}
