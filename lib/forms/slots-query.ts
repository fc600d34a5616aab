import { z } from 'zod'
import { stateNames } from '@/lib/domain/people/states'
import { parseCalendarDate, parseZone } from '@/lib/domain/time/types'
import { given, readOnce } from './query'
import { slugField } from './text'

/** The parameters of `GET /api/slots`. */
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

/** Reads the query of `/api/slots`; names the first wrong parameter. */
export const readSlotsQuery = (search: URLSearchParams) => readOnce(search, slotsQuery)
