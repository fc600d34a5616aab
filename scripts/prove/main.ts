import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bringUpToDate } from '../start/build'
import { nullWhenMissing, PlainFault } from '../start/faults'
import { projectFolder } from '../start/places'
import { runTool } from '../start/run-tool'
import { type Count, countPlaywright } from '../test/counts'

type Proof = { readonly spec: string; readonly rounds: Readonly<Record<Tier, number>> }
type Tier = 'ci' | 'long'

const proofs: Readonly<Record<string, Proof>> = {
  races: { spec: 'e2e/races.spec.ts', rounds: { ci: 1, long: 20 } },
  kills: { spec: 'e2e/kills.spec.ts', rounds: { ci: 20, long: 200 } },
}

/** Runs the promises that are proved by repetition, prints a table of them, and answers the exit code: 1 when one breaks. */
export async function prove(args: readonly string[]): Promise<number> {
  const { only, tier } = readArguments(args)
  const chosen = Object.entries(proofs).filter(([name]) => only === null || name === only)
  if (chosen.length === 0) throw new PlainFault(`--only must be one of: ${Object.keys(proofs).join(', ')}.`)
  await bringUpToDate('client-and-pages')
  const lines: string[] = []
  let broken = 0
  for (const [name, proof] of chosen) {
    const rounds = proof.rounds[tier]
    const count = await runProof(name, proof, rounds)
    broken += count.failed
    lines.push(
      `${name.padEnd(10)} ${String(rounds).padStart(5)} rounds  ${count.passed} held, ${count.failed} broken`,
    )
  }
  for (const line of lines) console.log(line)
  return broken === 0 ? 0 : 1
}

async function runProof(name: string, proof: Proof, rounds: number): Promise<Count> {
  const report = path.join(projectFolder, 'coverage', `prove-${name}.json`)
  await rm(report, { force: true })
  const { code, output } = await runTool(
    'node_modules/@playwright/test/cli.js',
    ['test', proof.spec, '--reporter=list,json', '--timeout=0'],
    { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, [`PROVE_${name.toUpperCase()}`]: String(rounds) },
  )
  if (code !== 0) console.log(output.trimEnd())
  const text = await readFile(report, 'utf8').catch(nullWhenMissing)
  return countPlaywright(text === null ? null : JSON.parse(text), code)
}

function readArguments(args: readonly string[]): { only: string | null; tier: Tier } {
  const option = { type: 'string' } as const
  const { values } = parseArgs({ args: [...args], options: { only: option, tier: option }, strict: false })
  const { only, tier } = values
  if (tier !== undefined && tier !== 'ci' && tier !== 'long')
    throw new PlainFault('--tier must be ci or long.')
  return { only: typeof only === 'string' ? only : null, tier: tier ?? 'ci' }
}
