/** One budget of the book of budgets, with what was measured beside the floor of the same run. */
export type Result = {
  /** Such as `G8`. */
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly ours: number
  /** What the same machine does at best at that moment; null where the budget is a plain number. */
  readonly floor: { readonly what: string; readonly value: number } | null
  /** Null for what is shown for comparison alone. */
  readonly budget: Budget | null
  /** The highest of the rounds over the lowest, of visits of a browser `middleSpread`: more than `widest` means that the number is worth less. */
  readonly spread: number
  /** The median of the rounds' own ratios: steadier than the ratio of two medians, which may come from different rounds. */
  readonly ratio?: number
  /** How often all was measured because the rounds differed too much; the steadiest counts. */
  readonly tries?: number
}

/** Rounds that lie further apart than this were not measured on a quiet machine. */
export const widest = 1.3

/** A limit for the ratio of ours to the floor, or for ours alone. */
export type Budget = {
  readonly of: 'ratio' | 'ours'
  readonly must: 'at least' | 'at most'
  readonly limit: number
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return (low + high) / 2
}

/** The value that this share of all values do not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(Math.ceil(values.length * share) - 1, 0)] ?? 0

const spreadOf = (values: readonly number[]): number => Math.max(...values) / Math.min(...values)

/** How far the middle half of all values lies apart, as a ratio: what single visits of a browser differ by says little of their median. */
export const middleSpread = (values: readonly number[]): number =>
  percentile(values, 0.75) / percentile(values, 0.25)

type Probe = () => Promise<number> | number

/**
 * The medians of several probes, taken in turns so that a busy moment of the machine meets all of them alike; one round first to
 * warm up. The spread is that of the first over the last: the ratio a budget is about.
 */
export async function interleave<Name extends string>(
  rounds: number,
  probes: Readonly<Record<Name, Probe>>,
): Promise<Record<Name, number> & { spread: (over: Name, under: Name | null) => number }> {
  const names = Object.keys(probes) as Name[] // proof: the keys of a record of that type
  const seen = new Map<Name, number[]>(names.map(name => [name, []]))
  for (let round = -1; round < rounds; round += 1)
    for (const name of names) {
      const value = await probes[name]()
      if (round >= 0) seen.get(name)?.push(value)
    }
  const of = (name: Name) => seen.get(name) ?? []
  const medians = Object.fromEntries(names.map(name => [name, median(of(name))])) as Record<Name, number> // proof: one for each name
  const spread = (over: Name, under: Name | null) =>
    spreadOf(of(over).map((value, round) => (under === null ? value : value / (of(under)[round] ?? 1))))
  return { ...medians, spread }
}

type Rounds = { readonly rounds: number; readonly turns: number }
type InTurns = { ours: number; floor: number; ratio: number; spread: number }

/**
 * Two probes beside each other, turn by turn, in rounds: a busy moment shorter than a round changes no median of its turns, a longer
 * one shows in the spread of the rounds' ratios. One round first warms up.
 */
export function compareInTurns(
  { rounds, turns }: Rounds,
  probes: { readonly ours: () => number; readonly floor: () => number },
): InTurns {
  const seen: { ours: number[]; floor: number[] } = { ours: [], floor: [] }
  for (let round = -1; round < rounds; round += 1) {
    const [ours, floor]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < turns; turn += 1) {
      floor.push(probes.floor())
      ours.push(probes.ours())
    }
    if (round < 0) continue
    seen.ours.push(median(ours))
    seen.floor.push(median(floor))
  }
  const ratios = seen.ours.map((value, round) => value / (seen.floor[round] ?? Number.NaN))
  return {
    ours: median(seen.ours),
    floor: median(seen.floor),
    ratio: median(ratios),
    spread: spreadOf(ratios),
  }
}

/** Measures again, `most` times at most, while the rounds lie too far apart; gives back the steadiest, and how often it was tried. */
export async function untilSteady<Measured extends { readonly spread: number }>(
  most: number,
  measure: () => Measured | Promise<Measured>,
): Promise<Measured & { tries: number }> {
  let best = await measure()
  let tries = 1
  for (; tries < most && best.spread > widest; tries += 1) {
    const again = await measure()
    if (again.spread < best.spread) best = again
  }
  return { ...best, tries }
}

/** Whether a result keeps its budget, and the number that decides. */
export function judge({ ours, floor, budget, ratio }: Result): { value: number; kept: boolean } {
  if (budget === null) return { value: ours, kept: true }
  const value = budget.of === 'ratio' && floor !== null ? (ratio ?? ours / floor.value) : ours
  return { value, kept: budget.must === 'at least' ? value >= budget.limit : value <= budget.limit }
}

/** How many of `work` so many clients get done in a second, each after its own last one. */
export async function throughput(
  clients: number,
  seconds: number,
  work: (client: number, turn: number) => Promise<void>,
): Promise<number> {
  const began = performance.now()
  const end = began + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        await work(client, turn)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - began) / 1000)
}

/** How long each of so many runs takes, one after the other, in milliseconds. */
export async function latencies(runs: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await work(run)
    times.push(performance.now() - began)
  }
  return times
}
