import type { Instant, Zone } from '../time/types'
import { zoneWords } from '../time/words'

const generic = (moment: Instant, zone: Zone): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

// The file of zones is written without accents.
const spelled: Readonly<Record<string, string>> = {
  Asuncion: 'Asunción',
  Belem: 'Belém',
  Bogota: 'Bogotá',
  Cancun: 'Cancún',
  Curacao: 'Curaçao',
  Maceio: 'Maceió',
  Merida: 'Mérida',
  Noumea: 'Nouméa',
  Reunion: 'Réunion',
  Sao_Paulo: 'São Paulo',
  Sao_Tome: 'São Tomé',
  St_Johns: 'St. John’s',
}

/** The city that a zone is called after: `Los Angeles`. */
export function cityOf(zone: string): string {
  const city = zone.slice(zone.lastIndexOf('/') + 1)
  return spelled[city] ?? city.replaceAll('_', ' ')
}

/**
 * A zone as `words` say it, over times in order between which its clocks may be changed: `Pacific (PST, then PDT)`. As ever where they
 * are not.
 */
export function zoneOver(
  words: (moment: Instant, zone: Zone) => string,
  [first, last]: readonly [Instant, Instant],
  zone: Zone,
): string {
  const [before, after] = [words(first, zone), words(last, zone)]
  const short = shortOf(after)
  return before === after || short === undefined ? before : before.replace(/\)$/, `, then ${short})`)
}

/** What the clocks of a zone are called in its words: `PST` in `Pacific (PST)`; undefined where the words have no such part. */
export const shortOf = (words: string): string | undefined => /\(([^()]+)\)$/.exec(words)?.[1]

/**
 * A zone by the name people use, with its city, and what its clocks are called at that moment (Z2): `Pacific time, Los Angeles (PST)`,
 * `Nepal time, Kathmandu (GMT+5:45)`. Where there is no such name, as for UTC, the short one alone.
 */
export function zoneName(moment: Instant, zone: Zone): string {
  const words = zoneWords(moment, zone)
  const long = generic(moment, zone)
  const short = shortOf(words)
  if (short === undefined || !/ Time\b/.test(long)) return words
  const name = long.replace(/( Standard)? Time\b/, ' time')
  const city = cityOf(zone)
  return name.startsWith(city) ? `${name} (${short})` : `${name}, ${city} (${short})`
}
