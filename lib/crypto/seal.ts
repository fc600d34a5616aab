import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export type Key = { id: string; key: Buffer }

const version = 1
const nonceLength = 12
const tagLength = 16

/**
 * Seals text with AES-256-GCM (NIST SP 800-38D) under the first key. `place` is where the value is stored
 * (table/column/row): a value moved to another place does not open.
 */
export function seal(text: string, place: string, keys: readonly Key[]): Buffer {
  const [first] = keys
  if (first === undefined) throw new Error('No encryption key is given.')
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', first.key, nonce)
  cipher.setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const id = Buffer.from(first.id)
  return Buffer.concat([Buffer.from([version, id.length]), id, nonce, cipher.getAuthTag(), body])
}

/** Opens what `seal` made for the same place. Throws when the key is gone, the place differs or a byte was changed. */
export function open(sealed: Uint8Array, place: string, keys: readonly Key[]): string {
  const bytes = Buffer.from(sealed)
  const idEnd = 2 + (bytes[1] ?? 0)
  const id = bytes.subarray(2, idEnd).toString()
  const key = keys.find(candidate => candidate.id === id)
  if (bytes[0] !== version || key === undefined) throw new Error('No key opens this value.')
  const tagStart = idEnd + nonceLength
  const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(idEnd, tagStart))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(tagStart, tagStart + tagLength))
  return Buffer.concat([decipher.update(bytes.subarray(tagStart + tagLength)), decipher.final()]).toString(
    'utf8',
  )
}
