import { z } from 'zod'

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

/**
 * A day as people write it, never a moment: kept as text so that no zone can move it. Refuses days that do not exist.
 */
export const dateShape = z.string().refine(isRealDate, 'must be a date such as 2026-11-12')

/** A wall-clock time in the practice’s zone, `2026-11-12T08:00`. */
export const wallTimeShape = z
  .string()
  .refine(text => isRealDate(text.slice(0, 10)) && /^T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)), {
    message: 'must be a date and a time of day such as 2026-11-12T08:00, without a zone',
  })

export const clockShape = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:00')

function isRealDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}
