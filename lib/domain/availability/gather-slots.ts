import { instant } from '../time/types'
import type { Starts } from './list-starts'
import type { Slot } from './types'

/** The starts at which one therapist is free, in time order. */
export type Free = { slug: string; starts: Starts }

/** Free in two places at once is free once: the starts of both lists in time order. */
export function uniteStarts(some: Starts, others: Starts): Starts {
  if (some.length === 0 || others.length === 0) return some.length === 0 ? others : some
  return Float64Array.from(new Set([...some, ...others])).sort()
}

/** All the lists in one row of numbers, each followed by what comes after all times, and where each begins. */
function layInRow(free: readonly Free[]): { row: Starts; next: Int32Array } {
  const row = new Float64Array(free.reduce((sum, { starts }) => sum + starts.length + 1, 0)).fill(Infinity)
  const next = new Int32Array(free.length)
  let from = 0
  for (const [at, { starts }] of free.entries()) {
    next[at] = from
    row.set(starts, from)
    from += starts.length + 1
  }
  return { row, next }
}

/**
 * All the starts in one list in time order, none twice, each with those who are free then, in the order of `free`; sessions last
 * `length` milliseconds. Neighbours at which the same are free share one list of them. All lists are read at once by their heads,
 * which are plain numbers side by side: months of times for a dozen therapists cost hardly more than making the slots themselves.
 */
export function gatherSlots(free: readonly Free[], length: number): Slot[] {
  const { row, next } = layInRow(free)
  const heads = Float64Array.from(next, at => row[at] ?? Infinity)
  const slugs = free.map(({ slug }) => slug)
  const names = [...slugs]
  // Who is in `names`, as numbers: comparing those is cheaper than comparing words.
  const members = Int32Array.from(slugs, (_, at) => at)
  const slots: Slot[] = []
  let therapists: readonly string[] = []
  let start = heads.reduce((first, head) => Math.min(first, head), Infinity)
  while (start < Infinity) {
    let count = 0
    let soonest = Infinity
    let isSame = true
    for (let at = 0; at < heads.length; at++) {
      let head = heads[at] ?? Infinity
      if (head === start) {
        if (members[count] !== at) {
          members[count] = at
          names[count] = slugs[at] ?? ''
          isSame = false
        }
        count++
        const following = (next[at] ?? 0) + 1
        next[at] = following
        head = row[following] ?? Infinity
        heads[at] = head
      }
      if (head < soonest) soonest = head
    }
    if (!isSame || count !== therapists.length) therapists = names.slice(0, count)
    slots.push({ start: instant(start), end: instant(start + length), therapists })
    start = soonest
  }
  return slots
}
