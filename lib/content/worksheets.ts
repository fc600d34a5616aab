import { z } from 'zod'
import { accesses } from '@/lib/domain/worksheets/access'
import { listTexts, rememberUntilChanged } from './files'
import { ContentError, type Parsed, type Problem } from './problem'
import { dateShape, lineOfText, paragraphs, slugShape } from './shapes'
import { parseYaml } from './yaml-text'

/** The label stands beside the field, the tooltip is what a screen reader says in the PDF. Both are whole by themselves. */
const fieldShape = z.strictObject({ label: lineOfText, tooltip: lineOfText })

const answerShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lines'), lines: z.int().min(1).max(8), ...fieldShape.shape }),
  z.strictObject({
    kind: z.literal('checklist'),
    ...fieldShape.shape,
    options: z.array(z.strictObject({ id: slugShape, text: lineOfText })).min(2),
  }),
  z.strictObject({
    kind: z.literal('two-voices'),
    lines: z.int().min(1).max(6),
    first: fieldShape,
    second: fieldShape,
  }),
])

const questionShape = z.strictObject({
  id: slugShape,
  heading: lineOfText,
  prompt: lineOfText,
  answer: answerShape,
})
const sectionShape = z.strictObject({
  id: slugShape,
  heading: lineOfText,
  questions: z.array(questionShape).min(1),
})

const editionShape = z.strictObject({
  id: z.enum(['pursuer', 'withdrawer', 'joint']),
  title: lineOfText,
  /** Says nothing to somebody who sees it in a downloads folder. */
  fileName: z
    .string()
    .regex(/^[a-z0-9-]+\.pdf$/, 'must be small letters, digits and hyphens, ending in .pdf'),
  forWhom: lineOfText,
  intro: paragraphs,
  sections: z.array(sectionShape).min(1),
  closing: lineOfText,
})

const worksheetShape = z
  .strictObject({
    title: lineOfText,
    dek: lineOfText,
    description: lineOfText,
    cardText: lineOfText,
    language: z.literal('en-US'),
    dated: dateShape,
    author: slugShape,
    /** `open` gives the PDF to everybody; otherwise a visitor signs in first. */
    access: z.enum(accesses).default('sign-in'),
    safety: z.strictObject({ heading: lineOfText, text: paragraphs }),
    footer: lineOfText,
    editions: z.array(editionShape).length(3),
  })
  .check(context => {
    const repeated = (name: string, ids: string[], path: (string | number)[]): void => {
      const twice = ids.find((id, index) => ids.indexOf(id) !== index)
      if (twice === undefined) return
      const message = `has the ${name} “${twice}” twice`
      context.issues.push({ code: 'custom', input: context.value, path, message })
    }
    const { editions } = context.value
    repeated(
      'edition',
      editions.map(edition => edition.id),
      ['editions'],
    )
    repeated(
      'file name',
      editions.map(edition => edition.fileName),
      ['editions'],
    )
    editions.forEach((edition, index) => {
      repeated(
        'question',
        edition.sections.flatMap(section => section.questions.map(({ id }) => id)),
        ['editions', index],
      )
    })
  })

export type Worksheet = z.output<typeof worksheetShape> & { slug: string }
export type WorksheetEdition = Worksheet['editions'][number]
export type WorksheetQuestion = WorksheetEdition['sections'][number]['questions'][number]

/** All worksheets by title. Throws a ContentError that names file, line, field and reason. */
export const listWorksheets = rememberUntilChanged(['worksheets'], readWorksheets)

/** A look-up in the list of what there is: no path is ever made from what a visitor sent. */
export function findWorksheet(slug: string, root?: string): Worksheet | null {
  return listWorksheets(root).find(worksheet => worksheet.slug === slug) ?? null
}

export function findEdition(worksheet: Worksheet, id: string): WorksheetEdition | null {
  return worksheet.editions.find(edition => edition.id === id) ?? null
}

function readWorksheets(root: string): Worksheet[] {
  const parsed = listTexts(root, 'worksheets', '.yaml').map((source): Parsed<Worksheet> => {
    const result = parseYaml(source.text, worksheetShape, { file: source.file, linesAbove: 0 })
    return result.ok ? { ok: true, value: { ...result.value, slug: source.slug } } : result
  })
  const problems: Problem[] = parsed.flatMap(result => (result.ok ? [] : result.problems))
  if (problems.length > 0) throw new ContentError(problems)
  return parsed
    .flatMap(result => (result.ok ? [result.value] : []))
    .sort((a, b) => (a.title < b.title ? -1 : 1))
}
