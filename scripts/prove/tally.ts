import type { Answer } from './booking-client'

/** What one proof found: numbers worth reading, and every promise that broke, in words. */
export type Finding = {
  readonly counts: Readonly<Record<string, number>>
  readonly broken: readonly string[]
}

export function countStatus(answers: readonly Answer[], fits: (status: number) => boolean): number {
  return answers.filter(({ status }) => fits(status)).length
}

/** The answers that refuse a time without naming others. */
export function countWithoutOthers(answers: readonly Answer[]): number {
  return answers.filter(({ status, json }) => {
    const { alternatives } = json
    return status === 409 && !(Array.isArray(alternatives) && alternatives.length > 0)
  }).length
}

/** The value that this share of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
}

/** One sentence for each count that is not what was promised. */
export function compare(
  counts: Readonly<Record<string, number>>,
  promised: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(promised)
    .filter(([name, number]) => counts[name] !== number)
    .map(([name, number]) => `${name}: ${counts[name]} instead of ${number}`)
}

/** Rounds of one proof as one: numbers are added, except that of a time or a rate the last is kept. */
export function addUp(findings: readonly Finding[]): Finding {
  const counts: Record<string, number> = {}
  for (const finding of findings) {
    for (const [name, number] of Object.entries(finding.counts)) {
      counts[name] = isMeasure(name) ? number : (counts[name] ?? 0) + number
    }
  }
  return { counts, broken: findings.flatMap(({ broken }) => broken) }
}

const isMeasure = (name: string) => /\bms$|a second$/.test(name)
