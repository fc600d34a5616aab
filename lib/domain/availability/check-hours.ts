import { minutesOf } from '../time/wall-clock'
import type { DateOverride, HoursRule, ServiceFacts } from './types'

export type HoursFault = 'from-after-until' | 'unknown-service' | 'unknown-place'

/**
 * The first thing wrong with weekly hours or a date's exceptions, or null: each begins before it ends on the same day (`24:00` is an
 * end), its first date is not after its last one, and it names only services there are and places where some service is given.
 */
export function findHoursFault(
  rules: readonly (HoursRule | DateOverride)[],
  services: readonly ServiceFacts[],
): HoursFault | null {
  const slugs = new Set(services.map(({ slug }) => slug))
  const places = new Set(services.flatMap(service => service.places))
  for (const rule of rules) {
    if (minutesOf(rule.from) >= minutesOf(rule.until) || isReversed(rule)) return 'from-after-until'
    if (rule.services?.some(slug => !slugs.has(slug))) return 'unknown-service'
    if (rule.places?.some(place => !places.has(place))) return 'unknown-place'
  }
  return null
}

function isReversed(rule: HoursRule | DateOverride): boolean {
  if (!('validFrom' in rule)) return false
  const { validFrom, validUntil } = rule
  return validFrom !== null && validUntil !== null && validFrom > validUntil
}
