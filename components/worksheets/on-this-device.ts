import { type Answers, readKept, writeKept } from '@/lib/domain/worksheets/kept'

const keyOf = (worksheet: string) => `sheet:${worksheet}`

// A browser that keeps nothing for any page, or has no room left, throws: the writer is told, and goes on without.
function attempt<T>(use: (storage: Storage) => T): { ok: true; value: T } | { ok: false } {
  try {
    return { ok: true, value: use(window.localStorage) }
  } catch (error) {
    if (error instanceof DOMException) return { ok: false }
    throw error
  }
}

/** What this device keeps of a worksheet, or null. */
export function findKept(worksheet: string): Answers | null {
  const found = attempt(storage => storage.getItem(keyOf(worksheet)))
  return found.ok && found.value !== null ? readKept(found.value) : null
}

/** Whether the device took it. */
export function keep(worksheet: string, answers: Answers): boolean {
  return attempt(storage => storage.setItem(keyOf(worksheet), writeKept(answers))).ok
}

export function forget(worksheet: string): void {
  attempt(storage => storage.removeItem(keyOf(worksheet)))
}
