import type { z } from 'zod'
import type { TextFile } from './files'
import type { Parsed } from './problem'
import { parseYaml } from './yaml-text'

type WithFront<T> = {
  front: T
  body: string /** How many lines stand above the body. */
  linesAbove: number
}

/** Takes a file apart into its checked front matter and the words below it. */
export function parseFrontMatter<S extends z.ZodType>(
  source: TextFile,
  schema: S,
): Parsed<WithFront<z.output<S>>> {
  const found = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(source.text)
  if (found === null) {
    const reason = 'must begin with front matter between two lines of ---'
    return { ok: false, problems: [{ level: 'error', file: source.file, line: 1, field: null, reason }] }
  }
  const parsed = parseYaml(found[1] ?? '', schema, { file: source.file, linesAbove: 1 })
  if (!parsed.ok) return parsed
  const above = found[0]
  const linesAbove = above.split('\n').length - 1
  return { ok: true, value: { front: parsed.value, body: source.text.slice(above.length), linesAbove } }
}
