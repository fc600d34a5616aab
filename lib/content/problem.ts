/** What is wrong with a file of words. An error stops the build; a warning is shown to the people who keep the site. */
export type Problem = {
  level: 'error' | 'warning'
  /** From the root of the repository, with forward slashes: `content/articles/some-article.mdx`. */
  file: string
  /** Counted from 1. */
  line: number
  field: string | null
  reason: string
}

/** One line a person can act on: `content/articles/x.mdx:4: published: is not a date`. */
export function problemWords(problem: Problem): string {
  const field = problem.field === null ? '' : `${problem.field}: `
  return `${problem.file}:${problem.line}: ${field}${problem.reason}`
}

/** Thrown by the loaders: words that are wrong are a fault of the release, never of the visitor. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemWords).join('\n'))
    this.name = 'ContentError'
    this.problems = problems
  }
}

/** The file's own problems as errors, or its value. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

export type Values<P extends readonly Parsed<unknown>[]> = {
  [I in keyof P]: P[I] extends Parsed<infer T> ? T : never
}

/** All values in their order, or the problems of all of them: people mend them in one go. */
export function gather<const P extends readonly Parsed<unknown>[]>(parsed: P): Parsed<Values<P>> {
  const problems: Problem[] = parsed.flatMap(result => (result.ok ? [] : result.problems))
  if (problems.length > 0) return { ok: false, problems }
  // Proof: there is no problem, so every result is the ok one, and map keeps the order of the tuple.
  return { ok: true, value: parsed.map(result => (result.ok ? result.value : null)) as Values<P> }
}
