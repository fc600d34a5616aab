import { z } from 'zod'
import { codeField, emailField, optional } from './text'

/** Paths a sign-in may lead to: our own, and none that the browser could read as another host (T22). */
const allowed = /^\/(?:account|worksheets|book)(?:\/[A-Za-z0-9-]+)*(?:\?[A-Za-z0-9=&_-]*)?$/

/** A path to go on to after signing in, or null for anything else. */
export function acceptNext(text: string | null | undefined): string | null {
  return typeof text === 'string' && text.length <= 300 && allowed.test(text) ? text : null
}

export const signInForm = z.object({
  email: emailField,
  next: optional(z.string()).transform(acceptNext),
})

export const signInProofForm = z.object({ code: codeField })
