import { z } from 'zod'

/** Bytes that only wait to be sent, one set for each encoding that a client may accept. */
export const readyPageShape = z.record(
  z.enum(['br', 'gzip', 'identity']),
  z.object({ headers: z.array(z.string()), base64: z.string() }),
)

export type ReadyPage = z.output<typeof readyPageShape>
export type Encoding = keyof ReadyPage

export const encodings = ['br', 'gzip', 'identity'] as const satisfies readonly Encoding[]
