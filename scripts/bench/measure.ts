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
  /** The highest of the rounds over the lowest: more than 1.3 means that the machine was busy, and the number is worth less. */
  readonly spread: number
}

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

/** Whether a result keeps its budget, and the number that decides. */
export function judge({ ours, floor, budget }: Result): { value: number; kept: boolean } {
  if (budget === null) return { value: ours, kept: true }
  const value = budget.of === 'ratio' && floor !== null ? ours / floor.value : ours
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
