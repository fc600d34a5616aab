import { listAbsentKeys } from '@/lib/data/write/key-checks'
import { describeAbsentKey } from '../start/sealing-keys'
import { type Finding, ill, well } from './finding'

/** Whether the keys that are given open what this database holds. */
export async function examineKeys(): Promise<readonly Finding[]> {
  const absent = await listAbsentKeys()
  if (absent.length === 0) return [well('keys', 'they open what is sealed here')]
  const mend =
    'Nothing sealed under it can be read without it: look where the keys of the first start were kept.'
  return absent.map(one => ill('keys', describeAbsentKey(one), mend))
}
