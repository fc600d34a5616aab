import type { Instant, Zone } from '@/lib/domain/time/types'
import { dayWords, momentWords, timeWords, zoneWords } from '@/lib/domain/time/words'
import { type Block, paragraph } from './blocks'
import type { AppointmentInLetters, PlaceInLetters, PracticeInLetters } from './letter-props'

/** For a subject line: the day and the clock with the zone's plain name, `Tuesday, December 1, 5:30 pm Pacific`. */
export const subjectTime = (moment: Instant, zone: Zone): string =>
  `${dayWords(moment, zone)}, ${timeWords(moment, zone)} ${zoneWords(moment, zone).replace(/ \([A-Z]+\)$/, '')}`

/** The time in full and how long it takes: `Tuesday, December 1, 5:30 pm Pacific (PST), 20 minutes`. */
export const whenWords = ({
  start,
  end,
  zone,
}: Pick<AppointmentInLetters, 'start' | 'end' | 'zone'>): string =>
  `${momentWords(start, zone)}, ${Math.round((end - start) / 60_000)} minutes`

export const placeWords = (place: PlaceInLetters): string =>
  place.kind === 'video' ? 'By video. The link comes by e-mail before the call.' : place.address.join(', ')

/** Whole cents in dollars, without cents where there are none. */
export const feeWords = (cents: number): string =>
  cents === 0 ? 'No charge' : `$${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(2)}`

/** How long before it begins: hours where they are whole, as people count them. */
export function spanWords(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** How every letter ends: who writes, how to reach them, and where help is sooner. */
export const closing = (name: string, practice: Omit<PracticeInLetters, 'shortName'>): Block[] => [
  paragraph(`Questions? Call ${practice.phone} or write to ${practice.email}.`),
  paragraph(
    'We do not read mail at all hours. In an emergency call 911. You can call or text 988 at any hour.',
  ),
  paragraph(name),
]
