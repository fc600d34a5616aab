import { z } from 'zod'
import { lineOfText, paragraphs, slugShape } from './shapes'

const ownAddress = z.string().regex(/^\/(?!\/)\S*$/, 'must be an address on this site, such as /articles')
const wayOn = z.strictObject({ label: lineOfText, href: ownAddress })
const titled = z.strictObject({ title: lineOfText, text: paragraphs })

export const homeShape = z.strictObject({
  hero: z.strictObject({ title: lineOfText, dek: paragraphs, primary: wayOn, secondary: wayOn }),
  phases: z.array(titled).length(3),
  tonight: z.strictObject({
    title: lineOfText,
    text: paragraphs,
    links: z.array(z.strictObject({ title: lineOfText, note: lineOfText, href: ownAddress })).min(1),
  }),
  journal: z.strictObject({ title: lineOfText, all: lineOfText }),
  work: z.strictObject({
    title: lineOfText,
    dek: lineOfText,
    note: paragraphs,
    steps: z.array(titled).min(1),
    ways: z.array(wayOn),
  }),
  people: z.strictObject({ title: lineOfText, all: lineOfText }),
  fees: titled,
})

const pageHead = { title: lineOfText, dek: lineOfText, description: lineOfText }

export const teamShape = z.strictObject({ ...pageHead, intro: paragraphs })

export const feesShape = z.strictObject({
  ...pageHead,
  intro: paragraphs,
  tableCaption: lineOfText,
  extraRows: z.array(z.strictObject({ name: lineOfText, minutes: z.int().min(1), fee: lineOfText })),
  sections: z.array(titled),
})

export const helpNowShape = z.strictObject({
  ...pageHead,
  /** Whoever searches for one of these words or phrases is shown where to turn before anything else. */
  searchedFor: z.array(lineOfText).min(1),
  sections: z.array(titled).min(1),
})

/** `about` has one entry for each service; what is true of all of them is said once, in `sections`. */
export const servicesPageShape = z.strictObject({
  ...pageHead,
  intro: paragraphs,
  about: z
    .array(z.strictObject({ service: slugShape, description: lineOfText, sections: z.array(titled).min(1) }))
    .min(1),
  sections: z.array(titled),
})

export const firstVisitShape = z.strictObject({
  ...pageHead,
  intro: paragraphs,
  steps: z.strictObject({ title: lineOfText, list: z.array(titled).min(1) }),
  sections: z.array(titled).min(1),
})

/** `id` is the question's anchor on the page, `sources` the ids of works that bear out what the answer claims. */
export const questionsShape = z.strictObject({
  ...pageHead,
  intro: paragraphs,
  groups: z
    .array(
      z.strictObject({
        id: slugShape,
        title: lineOfText,
        questions: z
          .array(
            z.strictObject({
              id: slugShape,
              question: lineOfText,
              answer: paragraphs,
              sources: z.array(slugShape).default([]),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  sources: z.array(z.strictObject({ id: slugShape, work: lineOfText })),
})

export const contactShape = z.strictObject({
  ...pageHead,
  phoneHours: lineOfText,
  sections: z.array(titled).min(1),
})

export const topicsShape = z
  .array(z.strictObject({ slug: lineOfText, name: lineOfText, summary: lineOfText }))
  .min(1)
