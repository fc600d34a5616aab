import type { Book } from './book'
import type { Given } from './plan'

/** One legal outcome of a command: what the caller is told, and the book from then on. */
export type Outcome = { readonly answer: string; readonly next: Book }

export type Rule<Kind extends Given['kind']> = (
  book: Book,
  given: Extract<Given, { kind: Kind }>,
  now: number,
) => Outcome[]

export const sole = (answer: string, next: Book): Outcome[] => [{ answer, next }]
