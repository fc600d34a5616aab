import { processNow } from '@/lib/clock'
import { open, seal } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import type { Fields } from './read-fields'

const least = 1500
const place = 'form/shown'

/** The sealed moment a form was shown, for its hidden field. */
export function sealShown(): string {
  return seal(String(processNow().getTime()), place, env().encryptionKeys).toString('base64url')
}

/**
 * Whether a machine sent this: the honeypot `website` is filled, or the form came back less than 1.5 seconds after the time
 * sealed in `shown`. A request without `shown` is not judged by time; a `shown` that is not ours is.
 */
export function isUnwelcome(fields: Fields, json: boolean): boolean {
  if (fields.website) return true
  if (!fields.shown) return false
  const shown = openShown(fields.shown)
  if (shown === null) return !json
  return processNow().getTime() - shown < least
}

function openShown(text: string): number | null {
  try {
    return Number(open(Buffer.from(text, 'base64url'), place, env().encryptionKeys))
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
