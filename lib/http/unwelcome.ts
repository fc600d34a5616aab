import { processNow } from '@/lib/clock'
import { open, seal } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import type { Fields } from './read-fields'

const least = 1500
const place = 'form/shown'

/**
 * The sealed moment a form was shown, for its hidden field. A form that came back keeps the moment of its first showing: whoever mends
 * one word in it needs no time for the others.
 */
export function sealShown(before?: string): string {
  if (before !== undefined) return before
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

/** The sealed moment to keep with what was typed; undefined for one that is not ours. */
export const readShown = ({ shown }: Fields): string | undefined =>
  shown !== undefined && openShown(shown) !== null ? shown : undefined

function openShown(text: string): number | null {
  try {
    return Number(open(Buffer.from(text, 'base64url'), place, env().encryptionKeys))
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
