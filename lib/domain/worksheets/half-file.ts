import type { Carried, Half, HalfPlan } from './halves'

/** The largest file that is opened at all, in bytes. */
export const largestHalf = 256 * 1024

const mark = 'half of a worksheet'
const version = 1

export type HalfFault = 'too-large' | 'not-ours' | 'damaged' | 'other-version' | 'other-worksheet'

type Read = { ok: true; half: Half } | { ok: false; reason: HalfFault }
const refuse = (reason: HalfFault): Read => ({ ok: false, reason })

/** A half as the text of a file (JSON, RFC 8259), readable by its owner in any editor. */
export function writeHalf(worksheet: string, { edition, answers }: Half): string {
  return `${JSON.stringify({ kind: mark, version, worksheet, edition, answers }, null, 2)}\n`
}

/**
 * Reads a file that somebody brought, believing nothing: every key and every type is looked up in `plan`, and a file with
 * anything else in it is refused whole.
 */
export function readHalf(text: string, plan: HalfPlan): Read {
  const found = parse(text)
  if (found === null) return refuse(text.includes(mark) ? 'damaged' : 'not-ours')
  if (found.kind !== mark) return refuse('not-ours')
  if (found.version !== version) return refuse('other-version')
  if (found.worksheet !== plan.worksheet) return refuse('other-worksheet')
  const sheet = plan.halves.find(({ id }) => id === found.edition)
  const answers = asRecord(found.answers)
  if (sheet === undefined || answers === null) return refuse('damaged')
  const half: Record<string, string | readonly string[]> = {}
  for (const [question, given] of Object.entries(answers)) {
    const carried = sheet.carries.find(one => one.question === question)
    const answer = carried === undefined ? null : answerTo(carried, given)
    if (answer === null) return refuse('damaged')
    half[question] = answer
  }
  return { ok: true, half: { edition: sheet.id, answers: half } }
}

function answerTo({ options }: Carried, given: unknown): string | readonly string[] | null {
  if (options === null) return typeof given === 'string' ? given : null
  if (!Array.isArray(given)) return null
  const ticked = given.flatMap(id => options.find(option => option.id === id)?.id ?? [])
  return ticked.length === given.length ? ticked : null
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return asRecord(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function asRecord(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  // Any other object that JSON can spell has string keys; what they hold stays unknown.
  return value as Record<string, unknown>
}
