import type { CalendarDate, Instant, WallClock, Zone } from '../time/types'
import { addDays, instantToWall, minuteMs, wallToInstant } from '../time/wall-clock'

/** How often a series comes round. */
export const rhythms = ['weekly', 'every-other-week'] as const
export type Rhythm = (typeof rhythms)[number]

/** A series is at least two sessions, and a year of weeks at most. */
export const seriesCount = { fewest: 2, most: 52 } as const

/** One date of a series; `start` is null where clocks jump over the time, or a zone over the day: it is never moved in silence. */
export type SeriesDate = { date: CalendarDate; wall: WallClock; start: Instant | null }

export type SeriesRule = { first: Instant; rhythm: Rhythm; count: number; zone: Zone }

const daysApart = (rhythm: Rhythm) => (rhythm === 'weekly' ? 7 : 14)

/**
 * The dates of a series, from that of `first` on, all at the time a clock in the zone shows at `first`: summer time moves the instant and
 * never the wall time. A time that comes twice means its first showing. Throws a RangeError for a count outside 2 to 52, and for a
 * first start that is not on a whole minute, which no wall time could repeat.
 */
export function listSeries({ first, rhythm, count, zone }: SeriesRule): SeriesDate[] {
  if (!Number.isInteger(count) || count < seriesCount.fewest || count > seriesCount.most)
    throw new RangeError(`a series of ${count}`)
  if (first % minuteMs !== 0) throw new RangeError(`a series from beside the minute: ${first}`)
  const { date, wall } = instantToWall(first, zone)
  return Array.from({ length: count }, (_, at) => {
    const day = addDays(date, at * daysApart(rhythm))
    // The first start was said as an instant, and is judged as that one.
    return { date: day, wall, start: at === 0 ? first : wallToInstant(day, wall, zone) }
  })
}
