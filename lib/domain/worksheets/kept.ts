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

/** The answers with one of them given anew; a field that was emptied is kept no longer. */
export function withAnswer(answers: Answers, field: string, answer: string | boolean): Answers {
  const { [field]: _before, ...others } = answers
  return isEmpty(answer) ? others : { ...others, [field]: answer }
}

/** What has to be put into which fields to get from one state to a later one; a field that is kept no longer becomes empty. */
export function changesBetween(before: Answers, after: Answers): Answers {
  const emptied = Object.entries(before)
    .filter(([field]) => after[field] === undefined)
    .map(([field, answer]) => [field, typeof answer === 'string' ? '' : false] as const)
  const written = Object.entries(after).filter(([field, answer]) => before[field] !== answer)
  return Object.fromEntries([...emptied, ...written])
}

const isEmpty = (answer: string | boolean): boolean => answer === '' || answer === false

function isAnswer(entry: [string, unknown]): entry is [string, string | boolean] {
  return typeof entry[1] === 'string' || typeof entry[1] === 'boolean'
}
