import { type AbsentKey, keepKeyChecks, listAbsentKeys } from '@/lib/data/write/key-checks'

/**
 * Asked at each start, before anything is sealed: the keys of this database that are not given. When all are there, those that are new are
 * remembered, so that a later start without them is told.
 */
export async function checkKeys(): Promise<AbsentKey[]> {
  const absent = await listAbsentKeys()
  if (absent.length > 0) return absent
  await keepKeyChecks()
  // Somebody may have started at the same moment with another key of the same name.
  return listAbsentKeys()
}
