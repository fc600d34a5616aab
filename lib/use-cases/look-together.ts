import { makeLine, type Behind as WaitingBehind } from '@/lib/data/line'
import type { FactsRead } from '@/lib/data/read/availability'
import { type Interval, instant } from '@/lib/domain/time/types'
import { dayMs } from '@/lib/domain/time/wall-clock'

/** Facts about one therapist, or about all, around every start in `range`. */
type Look = { read: FactsRead; range: Interval }

type Wish = { thing: string; range: Interval }

/** Those who wait for the same therapist. */
export type Behind = WaitingBehind<Wish, Look>

/**
 * Many who want the same times stand in line here, where it costs nothing, and not at the rows of the week, each with a connection in
 * hand: whoever comes to the week finds it as it was read, and the pages of everybody else keep their way to the database. One at a
 * time for each therapist, and two for all.
 */
export const inLine = makeLine<Wish, Look>(2, 8_000)

/** Behind the line: refusals that wait for nobody, and still leave connections to everybody else. */
export const besideLine = makeLine<{ thing: string }, never>(2, 8_000)

// Times that many want are of a few days. What a single look reads must not grow with what anybody asks.
const longest = 14 * dayMs

/** A range that serves those behind too, as far as they want times near these. */
export function widenFor({ wishes }: Behind, range: Interval): Interval {
  return wishes.reduce((wide, { range: other }) => {
    const both = {
      start: instant(Math.min(other.start, wide.start)),
      end: instant(Math.max(other.end, wide.end)),
    }
    return both.end - both.start <= longest ? both : wide
  }, range)
}

export const covers = (wide: Interval, range: Interval): boolean =>
  wide.start <= range.start && range.end <= wide.end
