/** A fault whose message is one plain sentence for the person who started the program: no stack is shown. */
export class PlainFault extends Error {}

/** The code of a system error (`ENOENT`, `EADDRINUSE`) or of a PostgreSQL error (`23P01`), or null. */
export function codeOf(fault: unknown): string | null {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : null
}

export function isMissing(fault: unknown): boolean {
  return codeOf(fault) === 'ENOENT'
}

/** For `.catch`: a missing file is null, everything else stays a fault. */
export function nullWhenMissing(fault: unknown): null {
  if (isMissing(fault)) return null
  throw fault
}

/** What an error says of itself, without what it was about to tell of secrets: its code, or its first line. */
export function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  return fault.message.split('\n')[0] ?? fault.name
}
