const version = 1

/** What stands in the fields of a worksheet's page by their ids: words, or whether a box is ticked. */
export type Answers = Readonly<Record<string, string | boolean>>

/** The answers as they are kept on the writer's own device. */
export function writeKept(answers: Answers): string {
  return JSON.stringify({ version, answers })
}

/** What was kept, or null when it is not of this version or was changed by something else: then nothing is filled in. */
export function readKept(text: string): Answers | null {
  try {
    const kept: unknown = JSON.parse(text)
    if (typeof kept !== 'object' || kept === null || !('version' in kept) || !('answers' in kept)) return null
    const { version: found, answers } = kept
    if (found !== version || typeof answers !== 'object' || answers === null) return null
    const entries = Object.entries(answers)
    return entries.every(isAnswer) ? Object.fromEntries(entries) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isAnswer(entry: [string, unknown]): entry is [string, string | boolean] {
  return typeof entry[1] === 'string' || typeof entry[1] === 'boolean'
}
