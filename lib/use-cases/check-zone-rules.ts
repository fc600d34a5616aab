import { type KeptStart, listKeptUnderOtherRules, listZonesInUse } from '@/lib/data/read/promised-starts'
import { parseZone } from '@/lib/domain/time/types'
import { findPromisedStart } from '@/lib/domain/time/wall-start'
import { areOlderRules } from '@/lib/domain/time/zone-rules'
import { zoneRules } from './wall-start'

type ZoneFacts = {
  /** The release of this runtime's rules. */
  rules: string
  /** The zones of the practice, its offices and its appointments ahead. */
  zones: readonly string[]
  /** Appointments ahead that were promised under other rules. */
  kept: readonly KeptStart[]
}

export type ZoneRulesJudgement =
  /** No release is named, or a zone in use is unknown: nothing here could be computed rightly. */
  | { ok: false; reason: 'no-rules' }
  | { ok: false; reason: 'unknown-zone'; zone: string }
  /** Older than what was promised by, and they would show so many appointments at another hour than promised. */
  | { ok: false; reason: 'older'; rules: string; promisedUnder: string; moving: number }
  /** `moving` of the `kept` appointments would be at another instant by the rules of this runtime. */
  | { ok: true; rules: string; kept: number; moving: number; isOlder: boolean }

/** Whether this runtime can keep the times that were promised: asked at each start, before anybody is let in (Z6). */
export async function checkZoneRules(): Promise<ZoneRulesJudgement> {
  const [zones, kept] = await Promise.all([listZonesInUse(), listKeptUnderOtherRules(zoneRules)])
  return judgeZoneRules({ rules: zoneRules, zones, kept })
}

/** The judgement alone, on facts already read. */
export function judgeZoneRules({ rules, zones, kept }: ZoneFacts): ZoneRulesJudgement {
  if (!/^\d{4}[a-z]/.test(rules)) return { ok: false, reason: 'no-rules' }
  const unknown = zones.find(zone => parseZone(zone) === null)
  if (unknown !== undefined) return { ok: false, reason: 'unknown-zone', zone: unknown }
  const movesFrom = ({ wallStart, zone, start }: KeptStart) =>
    findPromisedStart(wallStart, zone, start).kind !== 'same'
  const newer = kept.filter(({ zoneRules }) => areOlderRules(rules, zoneRules))
  const wronged = newer.filter(movesFrom)
  const promisedUnder = newer
    .map(({ zoneRules }) => zoneRules)
    .toSorted()
    .at(-1)
  if (promisedUnder !== undefined && wronged.length > 0)
    return { ok: false, reason: 'older', rules, promisedUnder, moving: wronged.length }
  return {
    ok: true,
    rules,
    kept: kept.length,
    moving: kept.filter(movesFrom).length,
    isOlder: newer.length > 0,
  }
}
