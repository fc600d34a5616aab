import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bringUpToDate } from '../start/build'
import { PlainFault } from '../start/faults'
import { projectFolder } from '../start/places'
import { openTestDatabase } from '../testing/test-database'
import { judge, type Result, widest } from './measure'

const groups = {
  pages: async () => (await import('./pages')).benchPages(),
  slots: async () => (await import('./slots')).benchSlots(),
  booking: async () => (await import('./booking')).benchBooking(),
  build: async () => (await import('./build-growth')).benchBuild(),
  growth: async (minutes: number) => [
    ...(await (await import('./growth')).benchGrowth()),
    ...(await (await import('./article-growth')).benchArticleGrowth()),
    ...(await (await import('./memory')).benchMemory(minutes)),
  ],
} as const

type Group = keyof typeof groups

const isGroup = (name: unknown): name is Group => typeof name === 'string' && name in groups

// Ten minutes of load are the budget's; two show a slope that is worth a longer look.
const usualMinutes = '2'

/** Measures the budgets beside their floors, prints them and writes `bench/results.json`; 1 when one is not kept. */
export async function bench(args: readonly string[]): Promise<number> {
  const { wanted, minutes } = readArguments(args)
  await bringUpToDate('client-and-pages')
  const database = await openTestDatabase()
  const results: Result[] = []
  try {
    for (const group of wanted) {
      console.log(`· ${group}`)
      for (const result of await groups[group](minutes)) {
        results.push(result)
        console.log(describe(result))
      }
    }
  } finally {
    await database.stop()
  }
  await keep(results)
  return results.every(result => judge(result).kept) ? 0 : 1
}

function readArguments(args: readonly string[]): { wanted: Group[]; minutes: number } {
  const options = {
    only: { type: 'string' },
    /** How long the server is under load before its memory is judged. */
    minutes: { type: 'string', default: usualMinutes },
  } as const
  const { values } = parseArgs({ args: [...args], options, strict: false })
  const all = Object.keys(groups).filter(isGroup)
  const minutes = Number(values.minutes)
  if (!(minutes > 0)) throw new PlainFault('--minutes must be a number above 0.')
  if (values.only === undefined) return { wanted: all, minutes }
  if (!isGroup(values.only)) throw new PlainFault(`--only must be one of: ${all.join(', ')}.`)
  return { wanted: [values.only], minutes }
}

function describe(result: Result): string {
  const { id, what, unit, ours, floor, budget } = result
  const { value, kept } = judge(result)
  const beside =
    floor === null
      ? ''
      : `; ${floor.what}: ${brief(floor.value)} ${unit}; ratio ${brief(result.ratio ?? ours / floor.value)}`
  return [
    `${budget === null ? '·' : kept ? '✓' : '✗'} ${id.padEnd(4)} ${what}`,
    `       ours: ${brief(ours)} ${unit}${beside}`,
    ...(budget === null
      ? []
      : [
          `       budget: ${budget.of} ${budget.must} ${budget.limit}, measured ${brief(value)}${steadinessOf(result)}`,
        ]),
  ].join('\n')
}

const brief = (number: number): string => (number >= 100 ? number.toFixed(0) : number.toPrecision(3))

/** How far the number can be trusted. */
function steadinessOf({ spread, tries = 1 }: Result): string {
  const often = tries === 1 ? '' : `, the steadiest of ${tries} measurements`
  if (spread <= widest) return often
  return `${often} (its rounds differ by ${spread.toFixed(2)}: measure again on a quiet machine)`
}

async function keep(results: readonly Result[]): Promise<void> {
  const folder = path.join(projectFolder, 'bench')
  await mkdir(folder, { recursive: true })
  const machine = { cores: os.availableParallelism(), node: process.version, load: os.loadavg() }
  const judged = results.map(result => ({ ...result, ...judge(result) }))
  const text = JSON.stringify({ at: new Date().toISOString(), machine, results: judged }, null, 2)
  await writeFile(path.join(folder, 'results.json'), `${text}\n`)
}
