import { z } from 'zod'

/** What a query says, or the first parameter that is wrong. */
export type QueryRead<T> = { ok: true; query: T } | { ok: false; parameter: string; error: string }

/** A parameter that something else understands. */
export const given = <T>(parse: (text: string) => T | null, words: string) =>
  z.string().transform((text, ctx): T => {
    const value = parse(text)
    if (value !== null) return value
    ctx.addIssue({ code: 'custom', message: words })
    return z.NEVER
  })

/** Reads a query by its shape. Names that are not known are left alone; a name given twice is wrong. */
export function readOnce<T>(search: URLSearchParams, shape: z.ZodType<T>): QueryRead<T> {
  const fields = new Map<string, string>()
  for (const [name, value] of search) {
    if (fields.has(name)) return { ok: false, parameter: name, error: 'given-twice' }
    fields.set(name, value)
  }
  const parsed = shape.safeParse(Object.fromEntries(fields))
  if (parsed.success) return { ok: true, query: parsed.data }
  return { ok: false, parameter: String(parsed.error.issues[0]?.path[0] ?? ''), error: 'not-understood' }
}
