import type { Key } from '@/lib/crypto/seal'
import { env } from '@/lib/env'

/** The ring of keys: the first seals, all open. Use-cases get it here, since they do not read the environment. */
export function encryptionKeys(): readonly Key[] {
  return env().encryptionKeys
}
