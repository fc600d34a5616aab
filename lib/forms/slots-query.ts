import { z } from 'zod'
import { stateNames } from '@/lib/domain/people/states'
import { parseCalendarDate, parseZone } from '@/lib/domain/time/types'
import { slugField } from './text'

const given = <T>(parse: (text: string) => T | null, words: string) =>
  z.string().transform((text, ctx): T => {
    const value = parse(text)
    if (value !== null) return value
    ctx.addIssue({ code: 'custom', message: words })
    return z.NEVER
  })

/** The parameters of `GET /api/slots`. Names that are not known are left alone; a name given twice is wrong. */
const slotsQuery = z.object({
  service: slugField,
  therapist: slugField.default('any'),
  place: slugField.nullable().default(null),
  party: z
    .enum(['1', '2'])
    .transform((party): 1 | 2 => (party === '2' ? 2 : 1))
    .nullable()
    .default(null),
  state: z
    .string()
    .transform(state => state.toUpperCase())
    .refine(state => Object.hasOwn(stateNames, state))
    .nullable()
    .default(null),
  from: given(parseCalendarDate, 'not a date').nullable().default(null),
  days: given(
    text => (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 62 ? Number(text) : null),
    'from 1 to 62',
  ).default(28),
  zone: given(parseZone, 'not a zone').nullable().default(null),
})

export type SlotsRead =
  | { ok: true; query: z.output<typeof slotsQuery> }
  | { ok: false; parameter: string; error: string }

/** Reads the query of `/api/slots`; names the first wrong parameter. */
export function readSlotsQuery(search: URLSearchParams): SlotsRead {
  const fields = new Map<string, string>()
  for (const [name, value] of search) {
    if (fields.has(name)) return { ok: false, parameter: name, error: 'given-twice' }
    fields.set(name, value)
  }
  const parsed = slotsQuery.safeParse(Object.fromEntries(fields))
  if (parsed.success) return { ok: true, query: parsed.data }
  return { ok: false, parameter: String(parsed.error.issues[0]?.path[0] ?? ''), error: 'not-understood' }
}
