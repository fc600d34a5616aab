import { db } from '../db'

/** The number that rises with each change of what the public sees. Rejects while the database is away. */
export async function readSiteVersion(): Promise<number> {
  const row = await db().siteVersion.findUnique({ where: { id: 1 } })
  return row?.version ?? 0
}
