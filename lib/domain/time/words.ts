import type { CalendarDate, Instant, Zone } from './types'

type Style = Intl.DateTimeFormatOptions

// Making a formatter costs a thousand times what using it does; the key holds everything it depends on.
const formatters = new Map<string, Intl.DateTimeFormat>()

function findFormatter(zone: string, name: string, style: Style): Intl.DateTimeFormat {
  const key = `${zone} ${name}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { ...style, timeZone: zone })
  if (formatters.size > 500) formatters.clear()
  formatters.set(key, made)
  return made
}

function zonePart(moment: Instant, zone: Zone, style: 'short' | 'longGeneric'): string {
  const parts = findFormatter(zone, style, { timeZoneName: style }).formatToParts(moment)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** The day in the zone, without its year: `Tuesday, December 1`. */
export const dayWords = (moment: Instant, zone: Zone): string =>
  findFormatter(zone, 'day', { weekday: 'long', month: 'long', day: 'numeric' }).format(moment)

/** The clock in the zone: `5:30 pm`, always with its minutes. */
export function timeWords(moment: Instant, zone: Zone): string {
  const style: Style = { hour: 'numeric', minute: '2-digit', hour12: true }
  // One text: a page says hundreds of times, and taking them apart costs more than the space that English sets before PM.
  return findFormatter(zone, 'time', style).format(moment).replace(/\s/, ' ').toLowerCase()
}

/**
 * The zone by a name people use, with what its clocks are called on that day: `Pacific (PST)`. Where English has no
 * short name of its own, the city and the offset: `Kathmandu (GMT+5:45)`.
 */
export function zoneWords(moment: Instant, zone: Zone): string {
  const short = zonePart(moment, zone, 'short')
  if (short === 'UTC' || zone.startsWith('Etc/')) return short
  if (!short.startsWith('GMT'))
    return `${zonePart(moment, zone, 'longGeneric').replace(/( Standard)? Time$/, '')} (${short})`
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return `${city} (${short})`
}

/** A moment said in full, the same on every page, letter and calendar: `Tuesday, December 1, 5:30 pm Pacific (PST)`. */
export const momentWords = (moment: Instant, zone: Zone): string =>
  `${dayWords(moment, zone)}, ${timeWords(moment, zone)} ${zoneWords(moment, zone)}`

/** A calendar date in words, `November 12, 2026`. It passes through no zone, so no zone can shift it by a day. */
export const dateWords = (date: CalendarDate): string =>
  findFormatter('UTC', 'date', { year: 'numeric', month: 'long', day: 'numeric' }).format(Date.parse(date))
