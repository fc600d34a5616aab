import { Client } from 'pg'
import { PlainFault, reasonOf } from './faults'

/** A connection to the database at an address. Throws one plain sentence, without the password, when it lets nobody in. */
export async function openClient(databaseUrl: string): Promise<Client> {
  try {
    const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    // A connection that dies later fails what it is asked next, which is told there.
    client.on('error', () => undefined)
    await client.connect()
    return client
  } catch (fault) {
    const { host, pathname } = new URL(databaseUrl)
    throw new PlainFault(
      `The database ${pathname.slice(1)} at ${host} cannot be opened (${reasonOf(fault)}): start it, or set DATABASE_URL to where it is and who may open it.`,
    )
  }
}
