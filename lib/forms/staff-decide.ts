import { z } from 'zod'
import { parseInstant } from '@/lib/domain/time/types'
import { mostReasonCharacters } from './staff-cancel'
import { optional, wordsField } from './text'

/** Without the version that was seen nothing is decided (I27): then the page is simply sent again. */
const versionField = z
  .string('Please look at this again.')
  .regex(/^[1-9]\d{0,8}$/, 'Please look at this again.')
  .transform(Number)

/** `POST /staff/appointments/<id>/approve` and `…/decline`; an approval needs no words. */
export const staffDecideForm = z.object({
  version: versionField,
  reason: optional(wordsField(mostReasonCharacters)).transform(reason => reason || null),
})

/** `POST /staff/appointments/<id>/undo`: which decision is taken back, by the moment it was to take effect. */
export const staffUndoForm = z.object({
  until: z.string('Please look at this again.').transform((text, ctx) => {
    const until = parseInstant(text)
    if (until !== null) return until
    ctx.addIssue({ code: 'custom', message: 'Please look at this again.' })
    return z.NEVER
  }),
})
