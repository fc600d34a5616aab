import type { AbsentKey } from '@/lib/data/write/key-checks'
import { PlainFault } from './faults'

/** Stops the start when ENCRYPTION_KEYS does not open what this database holds: half of it would be sealed under a key nobody else has. */
export async function requireKeys(): Promise<void> {
  const { checkKeys } = await import('@/lib/use-cases/check-keys')
  const absent = await checkKeys()
  if (absent.length > 0) throw new PlainFault(absent.map(describeAbsentKey).join('\n'))
}

/** One plain sentence about a key that is not there, and what mends it. */
export const describeAbsentKey = ({ key, reason }: AbsentKey): string =>
  reason === 'left-out'
    ? `ENCRYPTION_KEYS must hold the key ${key}, under which values of this database are sealed: add it behind the first.`
    : `ENCRYPTION_KEYS must hold the key ${key} that this database was sealed under, and holds another of that name.`
