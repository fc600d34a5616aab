import { z } from 'zod'
import { emailField, nameField, newPasswordField, secondFactorField, tokenField } from './staff-fields'

/** The first owner names an address. */
export const setupDetailsForm = z.object({
  token: tokenField,
  name: nameField,
  email: emailField,
  password: newPasswordField,
})

/** An invitation has settled the address. */
export const invitationDetailsForm = z.object({
  token: tokenField,
  name: nameField,
  password: newPasswordField,
})

export const enrolmentConfirmForm = z.object({ token: tokenField, totp: secondFactorField })
