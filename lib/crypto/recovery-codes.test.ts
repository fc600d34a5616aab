import { expect, test } from 'vitest'
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes'

test('M3 ten different codes without signs that look alike', () => {
  const codes = makeRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){3}$/)
})

test('M3 a recovery code is the same however it is typed, and a code of the app is none', () => {
  const [code = ''] = makeRecoveryCodes()
  const hash = hashRecoveryCode(code)
  expect(hash).not.toBeNull()
  for (const typed of [code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `])
    expect(hashRecoveryCode(typed)).toBe(hash)
  for (const typed of ['123456', '', code.slice(1), `${code}a`, '--------'])
    expect(hashRecoveryCode(typed)).toBeNull()
})
