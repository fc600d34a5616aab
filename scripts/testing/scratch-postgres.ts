import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { databaseAccount } from '../postgres/account'
import { findBinaries } from '../postgres/binaries'
import { createCluster } from '../postgres/cluster'
import { type PostgresServer, startPostgres } from '../postgres/server'
import { PlainFault } from '../start/faults'

// Nothing here outlives the tests, so nothing is worth waiting for the disk.
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

/** A PostgreSQL for tests in the temporary folder; its files go when it ends, also when the test run is killed. */
export async function startScratchPostgres(): Promise<PostgresServer> {
  const found = await findBinaries()
  if (!found.ok) throw new PlainFault(found.reason.replace('DATABASE_URL', 'TEST_DATABASE_URL'))
  const { binaries } = found
  const account = databaseAccount()
  const folder = path.join(os.tmpdir(), `lantern-and-tide-test-${randomUUID()}`)
  const password = randomBytes(18).toString('base64url')
  try {
    await createCluster({ binaries, account, folder, password, durable: false })
    const plan = { binaries, account, folder, password, removeAfterwards: true }
    return await startPostgres({ ...plan, settings: careless })
  } catch (fault) {
    await rm(folder, { recursive: true, force: true })
    throw fault
  }
}
