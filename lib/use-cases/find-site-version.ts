import { readSiteVersion } from '@/lib/data/read/site-version'

/** The version of what the public sees, or null while the database cannot say it: then the last one known still holds. */
export async function findSiteVersion(): Promise<number | null> {
  return readSiteVersion().catch(() => null)
}
