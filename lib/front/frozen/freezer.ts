import { processNow } from '@/lib/clock'
import { log } from '@/lib/log'
import type { Edition } from './edition'
import type { ReadyAnswer } from './ready-answer'

/** What became of making a copy: there is one; there is no such page now; it may not be frozen; or the making failed. */
export type Made =
  | { readonly kind: 'copy'; readonly copy: ReadyAnswer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

type Kept = { readonly edition: string; readonly copy: ReadyAnswer | null; readonly retryAt: number }

export type Freezer = {
  /** The copy that is right at this moment, if there is one already. */
  findNow(spelling: string): ReadyAnswer | null
  /** The copy, made first if need be; null when the page is to be answered by the framework itself. */
  find(spelling: string, route: string): Promise<ReadyAnswer | null>
}

const pauseAfterFailureMs = 5_000

/**
 * Keeps one copy of a page until its edition is over, and makes the next at the first request after that, once for all who ask
 * meanwhile. When that fails the old copy is served on, and the making is tried again after five seconds: a page that can be read
 * outlives what it was made from.
 */
export function makeFreezer(
  edition: Edition,
  make: (spelling: string, route: string) => Promise<Made>,
): Freezer {
  const kept = new Map<string, Kept>()
  const making = new Map<string, Promise<ReadyAnswer | null>>()

  const isRight = (known: Kept | undefined, now: number): known is Kept =>
    known !== undefined && (known.edition === edition.at(now) || now < known.retryAt)

  async function remake(spelling: string, route: string): Promise<ReadyAnswer | null> {
    const now = processNow().getTime()
    const made = await make(spelling, route)
    const known = judge(made, edition.at(now), now, kept.get(spelling)?.copy ?? null)
    kept.set(spelling, known)
    if ('reason' in made)
      log.warn('page not frozen', { path: spelling, kind: made.kind, reason: made.reason })
    return known.copy
  }

  return {
    findNow: spelling => {
      const known = kept.get(spelling)
      return isRight(known, processNow().getTime()) ? known.copy : null
    },
    find: (spelling, route) => {
      const known = kept.get(spelling)
      if (isRight(known, processNow().getTime())) return Promise.resolve(known.copy)
      const begun = making.get(spelling) ?? remake(spelling, route).finally(() => making.delete(spelling))
      making.set(spelling, begun)
      return begun
    },
  }
}

function judge(made: Made, edition: string, now: number, old: ReadyAnswer | null): Kept {
  if (made.kind === 'copy') return { edition, copy: made.copy, retryAt: 0 }
  if (made.kind === 'failed') return { edition: '', copy: old, retryAt: now + pauseAfterFailureMs }
  return { edition, copy: null, retryAt: 0 }
}
