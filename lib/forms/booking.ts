import { z } from 'zod'
import { stateNames } from '@/lib/domain/people/states'
import { parseInstant, parseZone } from '@/lib/domain/time/types'
import {
  codeField,
  emailField,
  nameField,
  optional,
  phoneField,
  slugField,
  wordsField,
  yesField,
} from './text'

const zoneField = z.string('This time zone is not known').transform((text, ctx) => {
  const zone = parseZone(text)
  if (zone !== null) return zone
  ctx.addIssue({ code: 'custom', message: 'This time zone is not known' })
  return z.NEVER
})

/** `POST /book/hold` (docs: public interface). */
export const holdForm = z.object({
  service: slugField,
  start: z.string('Choose a time').transform((text, ctx) => {
    const start = parseInstant(text)
    if (start !== null) return start
    ctx.addIssue({ code: 'custom', message: 'Choose a time' })
    return z.NEVER
  }),
  therapist: optional(slugField).transform(slug => (slug === undefined || slug === 'any' ? null : slug)),
  place: optional(slugField).transform(slug => slug ?? null),
  party: optional(z.enum(['1', '2'], 'Say whether one or two of you are coming')).transform((party): 1 | 2 =>
    party === '2' ? 2 : 1,
  ),
  state: optional(
    z
      .string()
      .transform(state => state.toUpperCase())
      .refine(state => Object.hasOwn(stateNames, state), 'Choose the state you will be in'),
  ).transform(state => state ?? null),
  zone: optional(zoneField).transform(zone => zone ?? null),
  /** The article somebody came from: a word that is none is left out, and refuses nothing. */
  via: optional(slugField.nullable().catch(null)).transform(slug => slug ?? null),
})

/** `POST /book/details`. Further fields are the service's own questions: see `readAnswers`. */
export const detailsForm = z.looseObject({
  name: nameField,
  email: emailField,
  phone: optional(phoneField).transform(phone => phone ?? null),
  adult: yesField('Please confirm that you are 18 or older'),
  policies: z.string('Please agree to the policies').min(1, 'Please agree to the policies'),
  /** The hold the form was shown for; a program need not say. */
  hold: optional(z.string()).transform(hold => hold ?? null),
})

export type AnswersRead =
  | { ok: true; answers: Record<string, string> }
  | { ok: false; errors: Record<string, string> }

const answerField = wordsField(2000)

/** The answers to a service's own questions, by their ids (B8). What nobody asked for is left out; empty means not answered. */
export function readAnswers(
  given: Readonly<Record<string, unknown>>,
  questions: readonly { id: string; required: boolean }[],
): AnswersRead {
  const answers: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const { id, required } of questions) {
    const read = answerField.safeParse(Object.hasOwn(given, id) ? given[id] : '')
    if (!read.success) errors[id] = read.error.issues[0]?.message ?? 'Please look at this again'
    else if (read.data !== '') answers[id] = read.data
    else if (required) errors[id] = 'Please write a few words here'
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, answers }
}

export const proofForm = z.object({ code: codeField })

/** A form without fields of its own. */
export const emptyForm = z.object({})

export const cancelForm = z.object({ reason: optional(wordsField(500)).transform(reason => reason || null) })
