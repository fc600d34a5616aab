import { z } from 'zod'
import { parseCalendarDate } from '@/lib/domain/time/types'

/** A word that is safe in an address: `when-one-reaches-and-one-retreats`. */
export const slugShape = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')

export const lineOfText = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .refine(text => !text.includes('\n'), 'must be one line')

export const paragraphs = z.string().trim().min(1, 'must not be empty')

/** A day as people write it, never a moment: no zone can move it. Refuses days that do not exist. */
export const dateShape = z.string().transform((text, context) => {
  const date = parseCalendarDate(text)
  if (date !== null) return date
  context.addIssue({ code: 'custom', message: 'must be a date such as 2026-11-12' })
  return z.NEVER
})

/** A wall-clock time in the practice’s zone, `2026-11-12T08:00`. */
export const wallTimeShape = z
  .string()
  .refine(
    text =>
      parseCalendarDate(text.slice(0, 10)) !== null && /^T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)),
    {
      message: 'must be a date and a time of day such as 2026-11-12T08:00, without a zone',
    },
  )

export const clockShape = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:00')
