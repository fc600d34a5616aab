import { z } from 'zod'

export const mostReasonCharacters = 500

export const staffCancelForm = z.object({
  reason: z
    .string({ error: 'Say why, in a few words.' })
    .trim()
    .min(1, 'Say why, in a few words.')
    .max(mostReasonCharacters, `Use ${mostReasonCharacters} characters at most.`),
})
