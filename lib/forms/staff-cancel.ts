import { z } from 'zod'
import { wordsField } from './text'

export const mostReasonCharacters = 500

export const staffCancelForm = z.object({
  reason: z
    .string({ error: 'Say why, in a few words.' })
    .pipe(wordsField(mostReasonCharacters))
    .refine(text => text !== '', 'Say why, in a few words.'),
})
