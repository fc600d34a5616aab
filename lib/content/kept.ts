import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Where what was made of texts lies; `note` is there while it is being filled. */
type Shelf = {
  readonly folder: string
  readonly note: ((file: string, value: unknown) => void) | null
}

// The pages are built into several bundles and the front into another: what one of them opened, all find.
const shared = globalThis as typeof globalThis & { practiceShelf?: Shelf | undefined }

/** The name under which a build keeps what it made of its words. */
export const keptFolder = 'words'

/** From here on texts are found as the build took them apart. For the program that was built with them, and nobody else. */
export function openKept(folder: string): void {
  shared.practiceShelf = { folder, note: null }
}

/** From here on everything is made from the texts again. */
export function closeKept(): void {
  shared.practiceShelf = undefined
}

/** Whether there is something to find. */
export const hasKept = (): boolean => shared.practiceShelf !== undefined && !isCollecting()

/** Everything that `read` makes of texts, by the name of its file: what a build keeps. */
export function collectKept(read: () => void): ReadonlyMap<string, unknown> {
  const made = new Map<string, unknown>()
  shared.practiceShelf = { folder: '', note: (file, value) => made.set(file, value) }
  try {
    read()
  } finally {
    closeKept()
  }
  return made
}

/** Whether a build is collecting: then what was read before is to be read again, since it would not be noted. */
export const isCollecting = (): boolean => shared.practiceShelf?.note != null

/**
 * What `make` makes of a text: as the build kept it, or made now. A text is known by every letter of it, so that one that was changed
 * since is never taken for another; `kind` says what is made, and `make` may depend on nothing else.
 */
export function kept<T>(kind: string, text: string, make: () => T): T {
  const shelf = shared.practiceShelf
  if (shelf === undefined) return make()
  const file = `${createHash('sha256').update(`${kind}\0${text}`).digest('hex')}.json`
  if (shelf.note === null) return find<T>(path.join(shelf.folder, file)) ?? make()
  const value = make()
  shelf.note(file, value)
  return value
}

function find<T>(file: string): T | null {
  try {
    // Proof: the same sources wrote it, under a name that says what of.
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    throw fault
  }
}
