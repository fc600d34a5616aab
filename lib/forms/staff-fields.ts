import { z } from 'zod'

/** A password that is being made: length is what counts (NIST SP 800-63B, 3.1.1), so nothing else is asked of it. */
export const newPasswordField = z
  .string({ error: 'Choose a password.' })
  .refine(text => [...text].length >= 12, 'Use 12 characters or more: a few unrelated words do well.')
  .refine(text => [...text].length <= 200, 'Use 200 characters at most.')

/** The token of a link, as the form carries it back; one that cannot be ours is simply unknown, and is led nowhere. */
export const tokenField = z
  .string()
  .regex(/^[\w-]{43}$/)
  .catch('')

/** What the app shows, or a recovery code: which of the two is told apart by its form. */
export const secondFactorField = z
  .string({ error: 'Enter the code your app shows.' })
  .trim()
  .min(1, 'Enter the code your app shows.')
  .max(40, 'That is too long for a code. Enter the six digits, or one recovery code.')
