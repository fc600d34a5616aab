import { readdirSync } from 'node:fs'
import { findZoneChanges } from '@/lib/domain/time/testing/zone-changes'
import { instant, parseZone, type Zone } from '@/lib/domain/time/types'
import { offsetMinutes } from '@/lib/domain/time/wall-clock'
import { zoneRules } from '@/lib/use-cases/wall-start'
import type { Finding } from './tally'
import { type Difference, explainDifference, findDifferences } from './zones-compare'
import { readSecondSources, type SecondSource, type ZoneHistory } from './zones-sources'
import { findWallFaults } from './zones-walls'

const span = { from: instant(Date.UTC(2024, 0, 1)), until: instant(Date.UTC(2036, 0, 1)) }
const folder = '/usr/share/zoneinfo'

/**
 * Every zone that the product accepts, every clock change from 2024 to 2035, against programs that share nothing with it: the offsets
 * must agree at every moment, and a wall time must lead where the other's offsets say. Where releases differ, a change of law must say why.
 */
export async function proveZones(): Promise<Finding> {
  const zones = listZones()
  const ours = new Map(zones.map(zone => [zone, readOurs(zone)] as const))
  const sources = readSecondSources(zones, span)
  const changes = [...ours.values()].reduce((sum, history) => sum + history.changes.length, 0)
  const counts: Record<string, number> = { zones: zones.length, 'clock changes': changes }
  const broken: string[] = []
  const told = new Set<string>()
  if (sources.length === 0)
    console.log('  There is no second source here: neither python3 nor zdump has zone rules.')
  for (const source of sources) {
    const compared = compareWith(source, ours, told)
    for (const [name, count] of Object.entries(compared.counts)) counts[`${source.program}: ${name}`] = count
    broken.push(...compared.broken)
  }
  return { counts: { ...counts, 'second sources': sources.length }, broken }
}

const readOurs = (zone: Zone): ZoneHistory => ({
  offset: offsetMinutes(span.from, zone),
  changes: findZoneChanges(zone, span.from, span.until),
})

/** The zones of the runtime and those of the system's files, as far as the product takes their names. */
function listZones(): Zone[] {
  const names = [...Intl.supportedValuesOf('timeZone'), ...listSystemNames()]
  return [...new Set(names)].flatMap(name => parseZone(name) ?? []).toSorted()
}

function listSystemNames(): string[] {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return files.filter(file => /^[A-Z]/.test(file) && file.includes('/'))
  } catch (fault) {
    // A system without such files has no names to add.
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return []
    throw fault
  }
}

/** `told` keeps what was listed already: two programs that read the same files find the same. */
function compareWith(source: SecondSource, ours: ReadonlyMap<Zone, ZoneHistory>, told: Set<string>): Finding {
  const { program, release } = source
  console.log(`  ${program} reads release ${release ?? 'unnamed'}, the product ${zoneRules}.`)
  const differing: Difference[][] = []
  const broken: string[] = []
  let [compared, walls] = [0, 0]
  for (const [zone, mine] of ours) {
    const theirs = source.zones.get(zone)
    if (theirs === undefined) continue
    compared += 1
    const differences = findDifferences(zone, mine, theirs, span)
    if (differences.length > 0) {
      differing.push(differences)
      continue
    }
    const tried = findWallFaults(zone, theirs.changes)
    walls += tried.tried
    broken.push(...tried.faults)
  }
  const listed = differing.map(differences => describe(differences, release))
  for (const { line } of listed.filter(({ line }) => !told.has(line))) console.log(`  ${line}`)
  for (const { line } of listed) told.add(line)
  broken.push(...listed.flatMap(({ isExplained, line }) => (isExplained ? [] : [line])))
  const explained = listed.filter(({ isExplained }) => isExplained).length
  const counts = {
    'zones compared': compared,
    'zones that differ by a named law': explained,
    'wall times': walls,
  }
  return { counts, broken }
}

/** One line for a zone: the laws that explain it, and every stretch with the two readings. */
function describe(differences: readonly Difference[], release: string | null) {
  const laws = differences.map(difference => explainDifference(difference, zoneRules, release))
  const named = [...new Set(laws.map(law => (law === null ? 'UNEXPLAINED' : `${law.release}, ${law.what}`)))]
  const day = (moment: number) => new Date(moment).toISOString().slice(0, 16)
  const hours = (minutes: number) => `${minutes < 0 ? '' : '+'}${minutes / 60}`
  const stretches = differences.map(
    one => `${day(one.from)}Z to ${day(one.until)}Z (${hours(one.theirs)} there, ${hours(one.ours)} here)`,
  )
  const line = `${differences[0]?.zone}: ${named.join('; ')}. ${stretches.join(', ')}`
  return { isExplained: laws.every(law => law !== null), line }
}
