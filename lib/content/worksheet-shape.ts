import { z } from 'zod'
import { accesses } from '@/lib/domain/worksheets/access'
import { halfIds } from '@/lib/domain/worksheets/worksheet'
import { dateShape, lineOfText, paragraphs, slugShape } from './shapes'

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
    /** The questions of the two halves whose answers are brought here. */
    from: z.record(z.enum(halfIds), slugShape).optional(),
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
  id: z.enum([...halfIds, 'joint']),
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

const worksheetFields = z.strictObject({
  title: lineOfText,
  /** Stands in the browser's tab and history, where somebody else may read it: it says nothing about couples. */
  tabTitle: lineOfText,
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
  editions: z.array(editionShape).min(1).max(3),
})

type Fields = z.output<typeof worksheetFields>
type Edition = Fields['editions'][number]
type Fault = { path: (string | number)[]; message: string }

const questionsOf = (edition: Edition | undefined) =>
  edition?.sections.flatMap(section => section.questions) ?? []

function repeated(name: string, ids: readonly string[], path: Fault['path']): Fault[] {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  return twice === undefined ? [] : [{ path, message: `has the ${name} “${twice}” twice` }]
}

function repetitions({ editions }: Fields): Fault[] {
  const each = (of: (edition: Edition) => string) => editions.map(of)
  return [
    ...repeated(
      'edition',
      each(({ id }) => id),
      ['editions'],
    ),
    ...repeated(
      'file name',
      each(({ fileName }) => fileName),
      ['editions'],
    ),
    ...editions.flatMap((edition, index) =>
      repeated(
        'question',
        questionsOf(edition).map(({ id }) => id),
        ['editions', index],
      ),
    ),
  ]
}

function missingJoint({ editions }: Fields): Fault[] {
  if (editions.some(({ id }) => id === 'joint')) return []
  const message = 'has no joint edition, which is the one that an address without an edition opens'
  return [{ path: ['editions'], message }]
}

/** A question of the joint page that takes its answers from questions which the halves do not ask. */
function brokenHalves({ editions }: Fields): Fault[] {
  return editions.flatMap((edition, index) =>
    questionsOf(edition).flatMap(({ id, answer }) => {
      if (answer.kind !== 'two-voices' || answer.from === undefined) return []
      const { from } = answer
      return halfIds.flatMap((half): Fault[] => {
        const asked = questionsOf(editions.find(one => one.id === half)).find(one => one.id === from[half])
        if (asked !== undefined && asked.answer.kind !== 'two-voices') return []
        const message = `“${id}” takes its words from “${from[half]}”, which the ${half} edition does not ask`
        return [{ path: ['editions', index], message }]
      })
    }),
  )
}

/** A worksheet as its file must be. */
export const worksheetShape = worksheetFields.check(context => {
  const rules = [repetitions, missingJoint, brokenHalves]
  for (const fault of rules.flatMap(rule => rule(context.value)))
    context.issues.push({ code: 'custom', input: context.value, ...fault })
})
