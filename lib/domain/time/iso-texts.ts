import { type Instant, isoInstant } from './types'
import { dayMs, minuteMs } from './wall-clock'

/**
 * Makes a writer of moments that writes them as `isoInstant` writes them. It remembers the day it wrote last: months of times, written one by
 * one by the calendar, would cost more than finding them.
 */
export function makeIsoWriter(): (moment: Instant) => string {
  let day = Number.NaN
  let date = ''
  return moment => {
    const minutes = (moment - Math.floor(moment / dayMs) * dayMs) / minuteMs
    if (!Number.isInteger(minutes)) return isoInstant(moment)
    if (Math.floor(moment / dayMs) !== day) {
      day = Math.floor(moment / dayMs)
      date = isoInstant(moment).slice(0, -'HH:MM:00Z'.length)
    }
    return `${date}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:00Z`
  }
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number))
