import { parseZone, type Zone } from '../time/types'
import { citiesOfZones } from './cities'
import { countriesOfZones } from './countries'
import { presentZone } from './present-zone'
import { shortNames } from './short-names'
import { cityOf } from './zone-name'

export type CityFound = { city: string; zone: Zone }

type City = CityFound & { name: string; words: string[]; isNamesake: boolean }

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}

/** A name as it is compared: without case, accents and punctuation, so that `Sao paulo` finds São Paulo. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}'’.]/gu, '')
    .replace(/[ßæœøłđı]/g, letter => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function toCity(city: string, name: string): City[] {
  const zone = parseZone(name)
  if (zone === null) return []
  const own = fold(city.split(',')[0] ?? city)
  return [{ city, zone, name: own, words: fold(city).split(' '), isNamesake: own === fold(cityOf(zone)) }]
}

function listCities(): City[] {
  const own = [citiesOfZones, countriesOfZones]
    .flatMap(Object.entries<string>)
    .flatMap(([zone, names]) => names.split('; ').flatMap(city => toCity(city, zone)))
  const named = Intl.supportedValuesOf('timeZone').flatMap(zone => toCity(cityOf(zone), presentZone(zone)))
  const seen = new Set<string>()
  // A city that both lists know is written as people write it, not as the file of zones spells it.
  return [...own, ...named].filter(({ name, zone, words }) => {
    const keys = [`${name} ${zone}`, `${words.join(' ')} ${zone}`]
    const isNew = !keys.some(key => seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
}

let known: City[] | null = null

/** How well a city answers what was typed: 0 is its very name; null not at all. */
function rank({ name, words }: City, typed: string): number | null {
  if (name === typed) return 0
  if (name.startsWith(typed)) return 1
  const parts = typed.split(' ')
  if (!parts.every(part => words.some(word => word.startsWith(part)))) return null
  return name.startsWith(parts[0] ?? '') ? 2 : 3
}

/** The cities that answer, the best first. */
function listBest(wanted: string): City[] {
  known ??= listCities()
  return known
    .flatMap(city => {
      const place = rank(city, wanted)
      return place === null ? [] : [{ city, place }]
    })
    .sort(
      (a, b) =>
        a.place - b.place ||
        Number(b.city.isNamesake) - Number(a.city.isNamesake) ||
        a.city.name.length - b.city.name.length,
    )
    .map(({ city }) => city)
}

/**
 * The cities whose name begins with what was typed, with the zone they lie in, the best first and eight at most. Knows every city that a
 * zone of the runtime is called after, by its old and its present name, the bigger ones beside them, and countries that keep one time;
 * of several with one name, that after which a zone is called is the best. What a short name stands for (`uk`, `nyc`) comes before all
 * that only begins so. Case, accents and punctuation make no difference; several words may be typed in part (`portland ore`).
 */
export function findCities(typed: string): CityFound[] {
  const wanted = fold(typed)
  if (wanted === '') return []
  const meant = (shortNames.get(wanted) ?? []).flatMap(name => listBest(fold(name)).slice(0, 1))
  return [...new Set([...meant, ...listBest(wanted)])].slice(0, 8).map(({ city, zone }) => ({ city, zone }))
}
