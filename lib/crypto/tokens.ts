import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 256 random bits for a link or a cookie, safe in an address (T10, T29). */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token: a dump of it opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Six digits for a letter, from the system's random source. */
export function makeCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, '0')
}

/** A keyed hash for a purpose: codes are too short to be kept under a bare hash. */
export function keyedHash(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(purpose).update('\0').update(text).digest('base64url')
}

/** Compares without telling by its timing where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}
