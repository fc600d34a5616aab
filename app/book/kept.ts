import { isoInstant } from '@/lib/domain/time/types'
import type { Asked } from './query'

/** The choices made so far as fields of a form, without those it asks itself. */
export function keptFields(asked: Asked, without: readonly (keyof Asked)[]): Record<string, string> {
  const { near, time, party, ...rest } = asked
  const all: Record<keyof Asked, string | null> = {
    ...rest,
    party: party === null ? null : String(party),
    near: near === null ? null : isoInstant(near),
    time: time === null ? null : isoInstant(time),
  }
  const entries = Object.entries(all).filter(
    ([name, value]) => value !== null && !without.some(left => left === name),
  )
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}
