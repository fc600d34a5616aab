import { areOlderRules } from '@/lib/domain/time/zone-rules'
import { type ZoneLaw, zoneLaws } from './zones-laws'
import type { ZoneHistory } from './zones-sources'

/** A stretch of time in which two sources read a zone's clocks differently; offsets in minutes. */
export type Difference = {
  readonly zone: string
  readonly from: number
  readonly until: number
  readonly ours: number
  readonly theirs: number
}

type Span = { readonly from: number; readonly until: number }

/** Where two histories of one zone differ. Where the other does not tell an offset, its first change does. */
export function findDifferences(
  zone: string,
  ours: ZoneHistory,
  theirs: ZoneHistory,
  span: Span,
): Difference[] {
  const moments = [...ours.changes, ...theirs.changes]
    .map(({ at }) => at)
    .filter(at => at > span.from && at < span.until)
  const steps = [...new Set([span.from, ...moments])].sort((a, b) => a - b)
  const found: Difference[] = []
  for (const [place, from] of steps.entries()) {
    const until = steps[place + 1] ?? span.until
    const [mine, other] = [offsetAt(ours, from), offsetAt(theirs, from)]
    if (mine === null || other === null || mine === other) continue
    found.push({ zone, from, until, ours: mine, theirs: other })
  }
  return found
}

function offsetAt({ offset, changes }: ZoneHistory, moment: number): number | null {
  const last = changes.findLast(({ at }) => at <= moment)
  return last?.after ?? changes[0]?.before ?? offset
}

/**
 * The change of law that explains a difference between sources of two releases: one that came after the older release and not after
 * the newer, for that zone, and not before it took effect. Null when nothing does, as between equal or unnamed releases.
 */
export function explainDifference(
  { zone, from }: Difference,
  ours: string,
  theirs: string | null,
): ZoneLaw | null {
  if (theirs === null) return null
  const [older, newer] = areOlderRules(ours, theirs) ? [ours, theirs] : [theirs, ours]
  if (!areOlderRules(older, newer)) return null
  const between = ({ release }: ZoneLaw) => areOlderRules(older, release) && !areOlderRules(newer, release)
  const fits = (law: ZoneLaw) => law.zones.includes(zone) && Date.parse(law.since) <= from
  return zoneLaws.find(law => between(law) && fits(law)) ?? null
}
