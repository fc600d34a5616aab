import { z } from 'zod'
import { newPasswordField, secondFactorField, tokenField } from './staff-fields'
import { emailField, nameField } from './text'

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
