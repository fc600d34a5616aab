import { parseOptions } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './passwords'

test('M3 a password is kept as argon2id of at least 19 MiB and two passes, and only it fits', async () => {
  const kept = await hashPassword('four unrelated words')
  expect(kept.startsWith('$argon2id$')).toBe(true)
  expect(parseOptions(kept)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  expect(await verifyPassword(kept, 'four unrelated words')).toBe(true)
  expect(await verifyPassword(kept, 'four unrelated word')).toBe(false)
  expect(await hashPassword('four unrelated words')).not.toBe(kept)
})

test('M3 the same password typed on another keyboard is the same: composed or not', async () => {
  const kept = await hashPassword('Müllers drei Kühe')
  expect(await verifyPassword(kept, 'Müllers drei Kühe'.normalize('NFD'))).toBe(true)
})

test('M3 without a hash no password fits, not even an empty one', async () => {
  for (const typed of ['', 'four unrelated words']) expect(await verifyPassword(null, typed)).toBe(false)
})
