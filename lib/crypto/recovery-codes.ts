import { randomInt } from 'node:crypto'
import { hashToken } from './tokens'

// Without signs that look alike on paper. 31 of them, 16 to a code: 79 bits, so a bare hash is enough.
const signs = '23456789abcdefghjkmnpqrstuvwxyz'

/** Ten codes such as `k7pm-2xqd-w9ab-3fth`, each good for one sign-in without the app. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, makeCode)
}

function makeCode(): string {
  const letters = Array.from({ length: 16 }, () => signs[randomInt(signs.length)]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** The code as it is compared: however it was typed, with or without its dashes; null when it cannot be one. */
export function hashRecoveryCode(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z0-9]{16}$/.test(letters) ? hashToken(letters) : null
}
