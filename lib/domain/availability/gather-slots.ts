import { type Instant, instant } from '../time/types'
import type { Slot } from './types'

/** The starts at which one therapist is free, in time order. */
export type Free = { slug: string; starts: readonly Instant[] }

/** Free in two places at once is free once: the starts of both lists in time order. */
export function uniteStarts(some: readonly Instant[], others: readonly Instant[]): readonly Instant[] {
  if (some.length === 0 || others.length === 0) return some.length === 0 ? others : some
  return [...new Set([...some, ...others])].sort((a, b) => a - b)
}

/**
 * All the starts in one list in time order, none twice, each with those who are free then, in the order of `free`; sessions last
 * `length` milliseconds. All lists are read at once by their heads, which are plain numbers side by side: months of times for a dozen
 * therapists cost hardly more than making the slots themselves.
 */
export function gatherSlots(free: readonly Free[], length: number): Slot[] {
  const lists = free.map(({ starts }) => starts)
  const slugs = free.map(({ slug }) => slug)
  const heads = Float64Array.from(lists, starts => starts[0] ?? Infinity)
  const next = new Int32Array(lists.length)
  const names = [...slugs]
  const slots: Slot[] = []
  let start = heads.reduce((first, head) => Math.min(first, head), Infinity)
  while (start < Infinity) {
    let count = 0
    let soonest = Infinity
    for (let at = 0; at < slugs.length; at++) {
      let head = heads[at] ?? Infinity
      if (head === start) {
        names[count++] = slugs[at] ?? ''
        const following = (next[at] ?? 0) + 1
        next[at] = following
        const starts = lists[at] ?? []
        // Reading past the end of a list of numbers would slow down every reading of it.
        head = following < starts.length ? (starts[following] ?? Infinity) : Infinity
        heads[at] = head
      }
      if (head < soonest) soonest = head
    }
    slots.push({ start: instant(start), end: instant(start + length), therapists: names.slice(0, count) })
    start = soonest
  }
  return slots
}
