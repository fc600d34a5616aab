import { z } from 'zod'

export type Count = {
  readonly passed: number
  readonly failed: number
  /** What somebody needs to see when not everything passed. */
  readonly notes: readonly string[]
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.object({ message: z.string().optional() })),
})

/**
 * The honest sum of a run of Vitest: a test that was skipped did not pass, a file that could not be loaded is a failure, and so is
 * a run that ended badly although nothing in it failed, or that found nothing to run.
 */
export function countVitest(report: unknown, exitCode: number): Count {
  const parsed = vitestReport.safeParse(report)
  if (!parsed.success) return failure('The run left no report.')
  const tests = parsed.data.testResults.flatMap(file => file.assertionResults)
  const passed = tests.filter(test => test.status === 'passed').length
  const others = tests
    .filter(test => test.status !== 'passed')
    .map(test => `${test.status}: ${test.fullName}`)
  const unloaded = parsed.data.testResults
    .filter(file => file.status === 'failed' && file.assertionResults.every(test => test.status === 'passed'))
    .map(file => `could not be run: ${file.name} ${file.message ?? ''}`.trim())
  return total(passed, [...others, ...unloaded], exitCode)
}

/** The same for a run of Playwright: a journey that passed at the second try did not pass. */
export function countPlaywright(report: unknown, exitCode: number): Count {
  const parsed = playwrightReport.safeParse(report)
  if (!parsed.success) return failure('The run left no report.')
  const { expected, unexpected, flaky, skipped } = parsed.data.stats
  const notes = [
    ...Array.from({ length: unexpected }, () => 'a journey failed'),
    ...Array.from({ length: flaky }, () => 'a journey passed at the second try only'),
    ...Array.from({ length: skipped }, () => 'a journey was skipped'),
    ...parsed.data.errors.map(error => error.message ?? 'an error outside of the journeys'),
  ]
  return total(expected, notes, exitCode)
}

/** A check that is one command, and so one test. */
export function countCommand(exitCode: number): Count {
  return exitCode === 0 ? { passed: 1, failed: 0, notes: [] } : failure('')
}

export function failure(note: string): Count {
  return { passed: 0, failed: 1, notes: note === '' ? [] : [note] }
}

function total(passed: number, faults: readonly string[], exitCode: number): Count {
  if (faults.length > 0) return { passed, failed: faults.length, notes: faults }
  if (exitCode !== 0)
    return { passed, failed: 1, notes: [`the run ended with ${exitCode} although nothing in it failed`] }
  if (passed === 0) return failure('nothing was run')
  return { passed, failed: 0, notes: [] }
}
