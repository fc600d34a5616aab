import { z } from 'zod'
import { emailField, secondFactorField } from './staff-fields'

export const passwordForm = z.object({
  email: emailField,
  password: z
    .string({ error: 'Enter your password.' })
    .min(1, 'Enter your password.')
    .max(1000, 'That is too long for a password.'),
})

export const secondFactorForm = z.object({ totp: secondFactorField })
