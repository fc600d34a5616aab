import { isoInstant } from '@/lib/domain/time/types'
import { type Recomputed, recomputeZones } from '@/lib/use-cases/recompute-zones'

/** Brings every promised hour to the instant it has under this machine's zone rules, prints the list, and answers the exit code. */
export async function recomputeFromCommandLine(): Promise<number> {
  for (const line of describeRecomputed(await recomputeZones())) console.log(line)
  return 0
}

const why = {
  taken: 'somebody else has that time',
  'no-such-time': 'no clock shows that time any more',
} as const

/** What moved, with its wall time and both instants in UTC, and what could not, as lines to read. */
export function describeRecomputed({ rules, unchanged, moved, absences, stuck }: Recomputed): string[] {
  const count = (number: number) => `${number} appointment${number === 1 ? '' : 's'}`
  const promise = ({
    reference,
    wallStart,
    zone,
    zoneRules,
  }: Recomputed['moved'][number] | Recomputed['stuck'][number]) =>
    `${reference}  ${wallStart.replace('T', ' ')} ${zone} (kept under ${zoneRules})`
  return [
    `Zone rules ${rules}: ${count(unchanged)} the same as before, ${count(moved.length)} moved, ${count(stuck.length)} could not move.`,
    ...moved.map(
      start => `  moved    ${promise(start)}: ${isoInstant(start.from)} is now ${isoInstant(start.to)}`,
    ),
    ...absences.map(
      ({ wallStart, wallEnd, zone, start, end }) =>
        `  moved    an absence from ${wallStart.replace('T', ' ')} to ${wallEnd.replace('T', ' ')} ${zone}: now ${isoInstant(start)} to ${isoInstant(end)}`,
    ),
    ...stuck.map(
      start => `  not moved  ${promise(start)}: ${why[start.reason]}; see the tasks at the staff desk`,
    ),
  ]
}
