import { voiceField, voices } from './fields'
import { type Edition, type HalfId, halfIds, type Option, type Question } from './worksheet'

/** An answer of a half for which the joint page has a place. `options` is null where words are written. */
export type Carried = { question: string; heading: string; into: string; options: readonly Option[] | null }

export type HalfSheet = { id: HalfId; title: string; fileName: string; carries: readonly Carried[] }

/** Which answers of the two halves go where on the joint page. */
export type HalfPlan = { worksheet: string; halves: readonly HalfSheet[] }

/** What one partner brings: written words, or the ids of the options that were ticked. */
export type Half = { edition: HalfId; answers: Readonly<Record<string, string | readonly string[]>> }

const questionsOf = (edition: Edition | undefined): Question[] =>
  edition?.sections.flatMap(section => section.questions) ?? []

/**
 * How the halves of a worksheet come together, or null for one that has no halves. A half carries only what the joint page
 * has a place for: what else was written alone stays with its writer.
 */
export function planHalves(worksheet: string, editions: readonly Edition[]): HalfPlan | null {
  const find = (id: string) => editions.find(edition => edition.id === id)
  const joint = questionsOf(find('joint'))
  const halves = halfIds.flatMap((id): HalfSheet[] => {
    const edition = find(id)
    const carries = joint.flatMap(place => carriedInto(place, id, edition))
    if (edition === undefined || carries.length === 0) return []
    return [{ id, title: edition.title, fileName: edition.fileName.replace(/\.pdf$/, '.json'), carries }]
  })
  return halves.length === halfIds.length ? { worksheet, halves } : null
}

function carriedInto({ id: into, answer }: Question, half: HalfId, edition: Edition | undefined): Carried[] {
  if (answer.kind !== 'two-voices' || answer.from === undefined) return []
  const { from } = answer
  const asked = questionsOf(edition).find(question => question.id === from[half])
  if (asked === undefined || asked.answer.kind === 'two-voices') return []
  const options = asked.answer.kind === 'checklist' ? asked.answer.options : null
  return [{ question: asked.id, heading: asked.heading, into, options }]
}

/** The words of both halves with the fields of the joint page they belong to; an answer left empty fills nothing. */
export function joinHalves(plan: HalfPlan, first: Half, second: Half): { field: string; words: string }[] {
  const brought = { first, second }
  return voices.flatMap(voice => {
    const half = brought[voice]
    const carries = plan.halves.find(({ id }) => id === half.edition)?.carries ?? []
    return carries
      .map(carried => ({ field: voiceField(carried.into, voice), words: wordsOf(carried, half) }))
      .filter(({ words }) => words !== '')
  })
}

/** Words by the field they stand in. */
export type FieldWords = Readonly<Record<string, string>>

/**
 * What a joining writes into which fields, and how many fields it leaves because somebody wrote something of their own there.
 * What the joining before had filled in and nobody has changed since is replaced, or emptied where nothing comes in its place.
 * `standing` holds what is in the fields now, `before` what the joining before left in those that it filled.
 */
export function planJoining(
  brought: readonly { field: string; words: string }[],
  standing: FieldWords,
  before: FieldWords,
): { write: FieldWords; filled: number; left: number } {
  const isFree = (field: string) => standing[field]?.trim() === '' || standing[field] === before[field]
  const fills = brought.filter(({ field }) => isFree(field))
  const withdrawn = Object.keys(before).filter(field => isFree(field))
  const write = Object.fromEntries([
    ...withdrawn.map(field => [field, ''] as const),
    ...fills.map(({ field, words }) => [field, words] as const),
  ])
  return { write, filled: fills.length, left: brought.length - fills.length }
}

function wordsOf({ question, options }: Carried, { answers }: Half): string {
  const answer = answers[question]
  if (typeof answer === 'string') return answer.trim()
  const ticked = options?.filter(({ id }) => answer?.includes(id)) ?? []
  return ticked.map(({ text }) => text).join('; ')
}
