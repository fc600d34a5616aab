import { generateSecret, generateURI, verifySync } from 'otplib'

// Half a minute either way for a telephone whose clock is a little off (RFC 6238, 5.2).
const tolerance = 30

/** A fresh secret for an authenticator app: 160 bits in base 32. */
export function makeTotpSecret(): string {
  return generateSecret({ length: 20 })
}

/** What the QR code says to the app. */
export function totpAddress(secret: string, email: string, issuer: string): string {
  return generateURI({ issuer, label: email, secret })
}

/**
 * The time step whose code this is, or null. Steps up to `lastStep` are refused: a code is accepted once (RFC 6238, 5.2). Spaces
 * inside the code are forgiven, since apps show it in two groups. `now` is the database's.
 */
export function checkTotp(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({
    secret,
    token,
    epoch,
    epochTolerance: tolerance,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
