import type { Document, Node } from 'yaml'
import { z } from 'zod'
import { didYouMean } from './did-you-mean'
import { grammar } from './grammar'
import { kept } from './kept'
import type { Parsed, Problem } from './problem'

type Place = { file: string /** How many lines of the file stand above the YAML. */; linesAbove: number }

/**
 * Reads YAML against the schema that its file always has. Every problem carries the line it stands on and, where we can guess, what
 * was meant.
 */
export function parseYaml<S extends z.ZodType>(text: string, schema: S, place: Place): Parsed<z.output<S>> {
  return kept(`yaml ${place.file}`, text, () => readYamlText(text, schema, place))
}

function readYamlText<S extends z.ZodType>(text: string, schema: S, place: Place): Parsed<z.output<S>> {
  const { LineCounter, parseDocument } = grammar().yaml
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineAt = (offset: number): number => lines.linePos(offset).line + place.linesAbove
  if (document.errors.length > 0) {
    const problems = document.errors.map(error =>
      problemAt(
        place,
        lineAt(error.pos[0]),
        null,
        (error.message.split('\n')[0] ?? '').replace(/ at line .*$/, ''),
      ),
    )
    return { ok: false, problems }
  }
  const value: unknown = document.toJS()
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems = parsed.error.issues.flatMap(issue =>
    explainIssue(issue, schema, value).map(({ path, reason }) =>
      problemAt(place, lineAt(offsetOf(document, path)), path.join('.') || null, reason),
    ),
  )
  return { ok: false, problems }
}

function problemAt(place: Place, line: number, field: string | null, reason: string): Problem {
  return { level: 'error', file: place.file, line, field, reason }
}

type Explained = { path: PropertyKey[]; reason: string }

function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown): Explained[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path)
    return issue.keys.map(key => ({
      path: [...issue.path, key],
      reason: `is not a known field${didYouMean(key, known)}`,
    }))
  }
  const written = valueAt(value, issue.path)
  if (written === undefined && issue.code !== 'custom') return [{ path: issue.path, reason: 'is missing' }]
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String)
    const hint = didYouMean(String(written), allowed)
    return [{ path: issue.path, reason: `must be one of ${allowed.join(', ')}${hint}` }]
  }
  return [{ path: issue.path, reason: issue.message }]
}

function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: unknown = schema
  for (const step of [...path, null]) {
    while (here instanceof z.ZodOptional || here instanceof z.ZodNullable || here instanceof z.ZodDefault)
      here = here.unwrap()
    if (here instanceof z.ZodPipe) here = here.in
    if (step === null) break
    if (here instanceof z.ZodArray) here = here.element
    else if (here instanceof z.ZodObject) here = here.shape[String(step)]
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : []
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined),
    value,
  )
}

/** Where the field stands, or the nearest thing around it when it is missing. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  const { isCollection, isMap, isNode, isScalar } = grammar().yaml
  let offset = document.contents?.range?.[0] ?? 0
  let here: Node | null = document.contents
  for (const step of path) {
    if (isMap(here)) {
      const pair = here.items.find(entry => isScalar(entry.key) && String(entry.key.value) === String(step))
      if (pair && isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      here = pair && isNode(pair.value) ? pair.value : null
    } else if (isCollection(here)) {
      const found: unknown = here.get(Number(step), true)
      here = isNode(found) ? found : null
      offset = here?.range?.[0] ?? offset
    } else return offset
  }
  return offset
}
