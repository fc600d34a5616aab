import { z } from 'zod'
import { clockShape, dateShape, lineOfText, paragraphs, slugShape } from './shapes'

const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 365)
const stateShape = z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters such as OR')
const placeShape = z.union([z.literal('video'), slugShape])

export const practiceShape = z.strictObject({
  name: lineOfText,
  shortName: lineOfText,
  description: lineOfText,
  sample: z.boolean(),
  zone: z.string().regex(/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+$/, 'must be a zone such as America/Los_Angeles'),
  phone: lineOfText,
  email: z.email('must be an e-mail address'),
  address: z.array(lineOfText).min(1),
  city: lineOfText,
  reach: lineOfText,
  crisisIntro: lineOfText,
  crisisLines: z
    .array(
      z.strictObject({
        name: lineOfText,
        number: lineOfText,
        tel: z.string().regex(/^\+?\d+$/),
        says: lineOfText,
      }),
    )
    .min(1),
})

export const officesShape = z
  .array(
    z.strictObject({
      slug: slugShape,
      name: lineOfText,
      address: z.array(lineOfText).min(1),
      directions: lineOfText,
      rooms: z.array(z.strictObject({ slug: slugShape, name: lineOfText })).min(1),
    }),
  )
  .min(1)

const questionShape = z.strictObject({
  id: slugShape,
  label: lineOfText,
  hint: lineOfText,
  kind: z.enum(['short', 'long']),
  required: z.boolean(),
})

export const servicesShape = z
  .array(
    z.strictObject({
      slug: slugShape,
      name: lineOfText,
      summary: lineOfText,
      description: paragraphs,
      audience: lineOfText,
      minutes: z.int().min(5).max(480),
      feeCents: z.int().min(0),
      places: z.array(placeShape).min(1),
      parties: z.array(z.union([z.literal(1), z.literal(2)])).min(1),
      approval: z.enum(['instant', 'staff']),
      online: z.boolean(),
      bufferBefore: minutes,
      bufferAfter: minutes,
      gridMinutes: z.int().min(5).max(240),
      noticeMinutes: minutes,
      horizonDays: z.int().min(1).max(366),
      cutOffMinutes: minutes,
      questions: z.array(questionShape),
    }),
  )
  .min(1)

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

const rangeShape = z
  .strictObject({ from: clockShape, until: clockShape })
  .refine(range => range.from < range.until, { path: ['until'], message: 'must be later than “from”' })

const hoursShape = z
  .strictObject({
    days: z.array(z.enum(weekdays)).min(1),
    from: clockShape,
    until: clockShape,
    breaks: z.array(rangeShape).default([]),
    places: z.array(placeShape).min(1).optional(),
    services: z.array(slugShape).min(1).optional(),
  })
  .refine(range => range.from < range.until, { path: ['until'], message: 'must be later than “from”' })

export const therapistsShape = z
  .array(
    z.strictObject({
      slug: slugShape,
      name: lineOfText,
      credentials: lineOfText,
      pronouns: lineOfText,
      short: lineOfText,
      takesCouples: z.boolean(),
      licences: z
        .array(
          z.strictObject({ state: stateShape, title: lineOfText, number: lineOfText, sample: z.boolean() }),
        )
        .min(1),
      services: z.array(slugShape).min(1),
      languages: z.array(lineOfText).min(1),
      approach: paragraphs,
      training: z.array(lineOfText).min(1),
      bio: paragraphs,
      maxPerDay: z.int().min(1).nullable(),
      maxPerWeek: z.int().min(1).nullable(),
      hours: z.array(hoursShape),
    }),
  )
  .min(1)

export const policiesShape = z.strictObject({
  version: lineOfText,
  effective: dateShape,
  reviewed: z.boolean(),
  agreement: lineOfText,
  cancellation: paragraphs,
  fees: paragraphs,
})

export const noticeFrontShape = z.strictObject({
  title: lineOfText,
  version: lineOfText,
  effective: dateShape,
  reviewed: z.boolean(),
  summary: lineOfText,
  /** What the foot of every page calls it, for the few notices that stand there. */
  foot: lineOfText.optional(),
})
