import type { CookieChange } from '@/lib/auth/cookies'

export type FieldErrors = Record<string, string>

/** What a handler answers: as JSON to a program, as 303 to a form. */
export type Reply = {
  status: 200 | 201 | 202 | 404 | 409 | 410 | 422 | 429 | 503
  json: Record<string, unknown>
  /** Where a form goes next. Left out, the form is shown a plain page with the same status. */
  to?: string
  /** Set when a form goes back: shown beside its fields, with everything typed kept. */
  errors?: FieldErrors
  notice?: string
  /** The form whose page tells of `errors` and `notice`, where it is not the form that was sent. */
  toldBy?: string
  cookies?: CookieChange[]
  retryAfter?: number
  /** Whoever sent this is no browser, and gets no cookie. */
  toProgram?: boolean
}

export const notFound: Reply = { status: 404, json: { error: 'not-found' } }

export const tooMany = (seconds: number): Reply => ({
  status: 429,
  json: { error: 'too-many' },
  retryAfter: seconds,
})

/** Errors of a form: 422, and for a form the way back to its page. */
export const fieldErrors = (errors: FieldErrors, to: string): Reply => ({
  status: 422,
  json: { errors },
  to,
  errors,
})

/** The same key with other content: the first answer stands, and the person is asked again. */
export const otherContent = (to: string): Reply => ({
  status: 422,
  json: { error: 'other-content' },
  to,
  notice: 'This page was sent before with other words. Please look again and send it once more.',
})
