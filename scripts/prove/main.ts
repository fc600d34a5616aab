import { parseArgs } from 'node:util'
import { bringUpToDate } from '../start/build'
import { PlainFault } from '../start/faults'
import { openTestDatabase } from '../testing/test-database'
import { proveGuards } from './guards'
import { proveAnyHistory } from './histories'
import { proveKills, proveLateProofs, proveManyTimes, proveOneTime } from './rounds'
import type { Finding } from './tally'
import { openServerVictim, openWholeVictim } from './victims'
import { proveZones } from './zones'

type Tier = 'ci' | 'long'
type Proof = {
  readonly group: string
  readonly promise: string
  readonly rounds: Readonly<Record<Tier, number>>
  readonly run: (rounds: number) => Promise<Finding>
  /** Whether it asks a running site, which needs built pages. */
  readonly pages: boolean
}

const proofs: readonly Proof[] = [
  // First: it works in this process, whose environment is read once.
  {
    group: 'races',
    promise: 'any history of a practice',
    rounds: { ci: 2000, long: 10_000 },
    run: proveAnyHistory,
    pages: false,
  },
  {
    group: 'races',
    promise: 'thousands want few times',
    rounds: { ci: 1, long: 10 },
    run: proveManyTimes,
    pages: true,
  },
  {
    group: 'races',
    promise: '200 at once want one time',
    rounds: { ci: 3, long: 30 },
    run: proveOneTime,
    pages: true,
  },
  {
    group: 'races',
    promise: '50 late proofs for one time',
    rounds: { ci: 2, long: 10 },
    run: proveLateProofs,
    pages: true,
  },
  {
    group: 'kills',
    promise: 'kill -9 of the server',
    rounds: { ci: 20, long: 100 },
    run: rounds => proveKills(openServerVictim, rounds),
    pages: true,
  },
  {
    group: 'kills',
    promise: 'kill -9 of everything',
    rounds: { ci: 20, long: 100 },
    run: rounds => proveKills(openWholeVictim, rounds),
    pages: true,
  },
  {
    group: 'zones',
    promise: 'every zone, by a second source',
    rounds: { ci: 1, long: 1 },
    run: proveZones,
    pages: false,
  },
  {
    group: 'guards',
    promise: 'each guard removed, its test red',
    rounds: { ci: 1, long: 1 },
    run: proveGuards,
    // The copy has no built pages, so no guard’s test can lean on them.
    pages: false,
  },
]

const later = ['mail', 'calendars', 'hostile']

/** Runs the promises that are proved by repetition, prints a table of them, and answers the exit code: 1 when one breaks. */
export async function prove(args: readonly string[]): Promise<number> {
  const { only, tier } = readArguments(args)
  const chosen = proofs.filter(({ group }) => only === null || group === only)
  await bringUpToDate(chosen.some(({ pages }) => pages) ? 'client-and-pages' : 'client')
  const database = await openTestDatabase()
  const lines: string[] = []
  let broken = 0
  try {
    for (const proof of chosen) {
      const finding = await runProof(proof, proof.rounds[tier])
      broken += finding.broken.length
      for (const sentence of finding.broken) console.log(`  ${proof.promise}: ${sentence}`)
      lines.push(describe(proof, proof.rounds[tier], finding))
    }
  } finally {
    await database.stop()
  }
  console.log(lines.join('\n'))
  return broken === 0 ? 0 : 1
}

async function runProof({ group, promise, run }: Proof, rounds: number): Promise<Finding> {
  console.log(`· ${group}: ${promise}, ${rounds} rounds`)
  return run(rounds).catch((fault: unknown) => ({
    counts: {},
    broken: [`it could not be run: ${String(fault)}`],
  }))
}

function describe({ promise }: Proof, rounds: number, { counts, broken }: Finding): string {
  const numbers = Object.entries(counts).map(([name, number]) => `    ${String(number).padStart(8)}  ${name}`)
  const verdict = broken.length === 0 ? '✓ holds' : `✗ broken ${broken.length} times`
  return [`${promise.padEnd(30)} ${String(rounds).padStart(4)} rounds  ${verdict}`, ...numbers].join('\n')
}

function readArguments(args: readonly string[]): { only: string | null; tier: Tier } {
  const option = { type: 'string' } as const
  const { values } = parseArgs({ args: [...args], options: { only: option, tier: option }, strict: false })
  const { only, tier } = values
  if (tier !== undefined && tier !== 'ci' && tier !== 'long')
    throw new PlainFault('--tier must be ci or long.')
  if (only === undefined) return { only: null, tier: tier ?? 'ci' }
  if (later.some(name => name === only)) throw new PlainFault(`The proofs called ${only} come later.`)
  const groups = [...new Set(proofs.map(({ group }) => group))]
  if (typeof only !== 'string' || !groups.includes(only))
    throw new PlainFault(`--only must be one of: ${groups.join(', ')}.`)
  return { only, tier: tier ?? 'ci' }
}
