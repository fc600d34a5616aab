import { z } from 'zod'
import { dateShape, lineOfText, slugShape, wallTimeShape } from './shapes'

/** The front matter of an article. Optional fields come out with a value, so that nobody has to ask twice. */
export const articleFrontShape = z
  .strictObject({
    title: lineOfText.max(90, 'must have 90 characters at most'),
    dek: lineOfText.max(200, 'must have 200 characters at most'),
    description: lineOfText.max(180, 'must have 180 characters at most'),
    author: slugShape,
    published: dateShape,
    updated: dateShape.nullable().default(null),
    reviewedBy: slugShape.nullable().default(null),
    reviewedOn: dateShape.nullable().default(null),
    nextReview: dateShape.nullable().default(null),
    topics: z.array(slugShape).min(1, 'must name one topic at least'),
    service: slugShape,
    worksheet: slugShape.nullable().default(null),
    related: z.array(slugShape).default([]),
    safety: z.boolean().default(false),
    shape: z.enum(['meet', 'pursue', 'withdraw', 'drift', 'repair']).default('meet'),
    ground: z.enum(['mist', 'sand', 'deep', 'dusk']).nullable().default(null),
    caption: lineOfText,
    draft: z.boolean().default(false),
    publishAt: wallTimeShape.nullable().default(null),
  })
  .check(context => {
    const { published, updated, reviewedBy, reviewedOn, nextReview, safety, related } = context.value
    const refuse = (field: string, message: string): void => {
      context.issues.push({ code: 'custom', input: context.value, path: [field], message })
    }
    if (updated !== null && updated < published) refuse('updated', 'must not be before “published”')
    const given = [reviewedBy, reviewedOn, nextReview].filter(field => field !== null).length
    if (given !== 0 && given !== 3)
      refuse('reviewedOn', 'stands together with “reviewedBy” and “nextReview”, or not at all')
    if (reviewedOn !== null && nextReview !== null && nextReview <= reviewedOn)
      refuse('nextReview', 'must be after “reviewedOn”')
    if (safety && related.length > 0)
      refuse('related', 'a page about safety sends nobody to read further; leave it out')
  })

export type ArticleFront = z.output<typeof articleFrontShape>
