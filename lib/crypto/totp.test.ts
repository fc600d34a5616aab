import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { checkTotp, makeTotpSecret, totpAddress } from './totp'

const now = new Date('2026-12-01T17:30:10Z')
const step = Math.floor(now.getTime() / 30_000)
const secret = makeTotpSecret()
const codeOf = (at: number) => generateSync({ secret, epoch: at * 30 })

test('M3 a code of this half-minute, the one before and the one after is known by its step, and none further away', () => {
  for (const away of [-1, 0, 1]) expect(checkTotp(secret, codeOf(step + away), now, null)).toBe(step + away)
  for (const away of [-3, -2, 2, 3]) expect(checkTotp(secret, codeOf(step + away), now, null)).toBeNull()
})

test('T21 a step that was accepted, and every one before it, is not accepted again', () => {
  expect(checkTotp(secret, codeOf(step), now, step - 1)).toBe(step)
  expect(checkTotp(secret, codeOf(step), now, step)).toBeNull()
  expect(checkTotp(secret, codeOf(step - 1), now, step)).toBeNull()
  expect(checkTotp(secret, codeOf(step + 1), now, step)).toBe(step + 1)
})

test('M3 a code may be typed in two groups, and what is no code is refused without an error', () => {
  const code = codeOf(step)
  expect(checkTotp(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, null)).toBe(step)
  for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６', `${code}\0`])
    expect(checkTotp(secret, typed, now, null)).toBeNull()
})

test('M3 each secret is new and has 160 bits, and the app is told issuer and address', () => {
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(makeTotpSecret()).not.toBe(secret)
  const told = new URL(totpAddress(secret, 'ines@example.org', 'Lantern & Tide'))
  expect(told.protocol).toBe('otpauth:')
  expect(told.searchParams.get('secret')).toBe(secret)
  expect(told.searchParams.get('issuer')).toBe('Lantern & Tide')
})
