import { z } from 'zod'
import { secondFactorField } from './staff-fields'
import { emailField } from './text'

export const passwordForm = z.object({
  email: emailField,
  password: z
    .string({ error: 'Enter your password.' })
    .min(1, 'Enter your password.')
    .max(1000, 'That is too long for a password.'),
})

export const secondFactorForm = z.object({ totp: secondFactorField })
