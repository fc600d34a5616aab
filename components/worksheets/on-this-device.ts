import { type Answers, readKept, withAnswer, writeKept } from '@/lib/domain/worksheets/kept'

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

const read = (text: string | null): Answers | null => (text === null ? null : readKept(text))

/** What this device keeps of a worksheet, or null. */
export function findKept(worksheet: string): Answers | null {
  const found = attempt(storage => storage.getItem(keyOf(worksheet)))
  return found.ok ? read(found.value) : null
}

/** Whether the device took it. */
export function keep(worksheet: string, answers: Answers): boolean {
  return attempt(storage => storage.setItem(keyOf(worksheet), writeKept(answers))).ok
}

/**
 * Keeps one answer beside whatever other tabs have kept since. Keeps nothing where nothing is kept any more: then another tab
 * was asked to forget, and this one must not undo that.
 */
export function keepOne(worksheet: string, field: string, answer: string | boolean) {
  const found = findKept(worksheet)
  if (found === null) return 'forgotten'
  return keep(worksheet, withAnswer(found, field, answer)) ? 'kept' : 'refused'
}

export function forget(worksheet: string): void {
  attempt(storage => storage.removeItem(keyOf(worksheet)))
}

/** Empties what is kept before forgetting it, which tells other tabs that the words themselves are to go (see `watchKept`). */
export function forgetWords(worksheet: string): void {
  keep(worksheet, {})
  forget(worksheet)
}

type Elsewhere = {
  /** Another tab kept something else. */
  changed(before: Answers, after: Answers): void
  /** Another tab, or the browser, forgot it all. `cleared` says that the words were emptied before. */
  forgotten(cleared: boolean): void
}

/** Hears what other tabs do to what is kept of a worksheet, until the answer is called. */
export function watchKept(worksheet: string, { changed, forgotten }: Elsewhere): () => void {
  const hear = ({ key, oldValue, newValue }: StorageEvent) => {
    // No key means that the whole storage was emptied.
    if (key !== null && key !== keyOf(worksheet)) return
    const before = read(oldValue)
    const after = read(newValue)
    if (after !== null) return changed(before ?? {}, after)
    forgotten(before !== null && Object.keys(before).length === 0)
  }
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}
