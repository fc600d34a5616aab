import { z } from 'zod'
import { type EmailAddress, parseEmailAddress } from '@/lib/domain/people/email-address'
import { parsePersonName } from '@/lib/domain/people/person-name'
import { parsePhone } from '@/lib/domain/people/phone'
import { isBlank, typedAddress, typedName, typedNumber } from './typed-line'

/** An optional field that was left empty counts as not given, and so does one in which nothing can be seen. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(text => (typeof text === 'string' && isBlank(text) ? undefined : text), schema.optional())

const nameWords = {
  empty: 'Write the name we may call you by',
  'too-long': 'Please shorten the name to 80 characters',
  unprintable: 'The name holds a sign that cannot be printed',
} as const

export const nameField = z.string('Write the name we may call you by').transform((text, ctx) => {
  const parsed = parsePersonName(typedName(text))
  if (parsed.ok) return parsed.name
  ctx.addIssue({ code: 'custom', message: nameWords[parsed.reason] })
  return z.NEVER
})

const emailWords = {
  empty: 'Write your e-mail address',
  'too-long': 'This address is too long',
  'not-one-address': 'Write one e-mail address, such as sam@example.org',
  'unusual-local-part': 'We cannot write to this kind of address. Please use another one',
  'bad-domain': 'Check the part after the @, such as example.org',
} as const

export const emailField = z.string('Write your e-mail address').transform((text, ctx): EmailAddress => {
  const parsed = parseEmailAddress(typedAddress(text))
  if (parsed.ok) return parsed.address
  ctx.addIssue({ code: 'custom', message: emailWords[parsed.reason] })
  return z.NEVER
})

const phoneWords = 'Write a phone number, such as (503) 555-0142, or leave this empty'

export const phoneField = z.string(phoneWords).transform((text, ctx) => {
  const parsed = parsePhone(typedNumber(text))
  if (parsed.ok) return parsed.phone
  ctx.addIssue({ code: 'custom', message: phoneWords })
  return z.NEVER
})

// Control characters other than a line's end and a tab have no place in what somebody writes, and PostgreSQL refuses NUL (T47).
const unwritable = /[\p{Cs}[\p{Cc}--[\n\t]]]/v

// How word processors end a line inside a paragraph, and a page.
const softEnds = /[\v\f\u0085]/g

/** A few sentences of somebody's own. `missing` is said where the field was not sent at all. */
export const wordsField = (most: number, missing = 'Please write a few words here') =>
  z
    .string(missing)
    .transform(text => text.replace(softEnds, '\n'))
    .refine(text => !unwritable.test(text), 'This holds a sign that cannot be stored')
    .transform(text => (isBlank(text) ? '' : text.trim()))
    .refine(text => [...text].length <= most, `Please shorten this to ${most} characters`)

export const yesField = (words: string) =>
  z.string(words).refine(text => text === 'on' || text === 'true', words)

export const codeField = z
  .string('Write the six digits of the letter')
  .transform(text => typedNumber(text).replace(/[\s-]/g, ''))
  .refine(text => /^\d{6}$/.test(text), 'The code has six digits')

export const slugField = z.string('Please choose one').regex(/^[a-z0-9-]{1,80}$/, 'This is not known here')
