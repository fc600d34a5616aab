import { expect, test } from 'vitest'
import { instant, parseZone } from '../time/types'
import { citiesOfZones } from './cities'
import { findCities } from './city-search'
import { countriesOfZones } from './countries'
import { presentZone, renamedZones } from './present-zone'
import { shortNames } from './short-names'
import { zoneName, zoneOver } from './zone-name'

const first = (typed: string) => {
  const [found] = findCities(typed)
  return found && [found.city, found.zone]
}

test('Z2 a city is found by its name, whatever its case and accents, by its old and its present name', () => {
  const wanted: Record<string, [city: string, zone: string]> = {
    Kathmandu: ['Kathmandu', 'Asia/Kathmandu'],
    katmandu: ['Katmandu', 'Asia/Kathmandu'],
    'new york': ['New York', 'America/New_York'],
    'NEW  YORK ': ['New York', 'America/New_York'],
    'São Paulo': ['São Paulo', 'America/Sao_Paulo'],
    'Sao paulo': ['São Paulo', 'America/Sao_Paulo'],
    Calcutta: ['Calcutta', 'Asia/Kolkata'],
    Kolkata: ['Kolkata', 'Asia/Kolkata'],
    'St. John’s': ['St. John’s', 'America/St_Johns'],
    lodz: ['Łódź', 'Europe/Warsaw'],
    kyiv: ['Kyiv', 'Europe/Kyiv'],
    Kiev: ['Kiev', 'Europe/Kyiv'],
    saigon: ['Saigon', 'Asia/Ho_Chi_Minh'],
    'buenos aires': ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
  }
  for (const [typed, found] of Object.entries(wanted)) expect(first(typed), typed).toEqual(found)
})

test('Z2 big cities that no zone is called after are found in the zone they lie in', () => {
  const zones: Record<string, string> = {
    Delhi: 'Asia/Kolkata',
    Mumbai: 'Asia/Kolkata',
    Beijing: 'Asia/Shanghai',
    'San Francisco': 'America/Los_Angeles',
    Seattle: 'America/Los_Angeles',
    Boston: 'America/New_York',
    Miami: 'America/New_York',
    Barcelona: 'Europe/Madrid',
    Munich: 'Europe/Berlin',
    Geneva: 'Europe/Zurich',
    Houston: 'America/Chicago',
    'salt lake': 'America/Denver',
    Hanoi: 'Asia/Ho_Chi_Minh',
    'mountain time': 'America/Denver',
  }
  for (const [typed, zone] of Object.entries(zones)) expect(findCities(typed)[0]?.zone, typed).toBe(zone)
})

test('Z2 of two cities with one name both are offered with their region, and more words choose between them', () => {
  expect(findCities('portland').map(({ city, zone }) => [city, zone])).toEqual([
    ['Portland, Oregon', 'America/Los_Angeles'],
    ['Portland, Maine', 'America/New_York'],
  ])
  expect(findCities('portland maine').map(({ zone }) => zone)).toEqual(['America/New_York'])
  expect(findCities('Washington').map(({ zone }) => zone)).toContain('America/Los_Angeles')
  expect(findCities('washington, d')[0]?.zone).toBe('America/New_York')
})

test('Z2 a country that keeps one time is found by its name, and so is the time of the world', () => {
  const zones = { india: 'Asia/Kolkata', Germany: 'Europe/Berlin', 'new zea': 'Pacific/Auckland', utc: 'UTC' }
  for (const [typed, zone] of Object.entries(zones)) expect(findCities(typed)[0]?.zone, typed).toBe(zone)
})

test('Z2 what people write for short is found before what only begins so', () => {
  const wanted: Record<string, [city: string, zone: string]> = {
    uk: ['United Kingdom', 'Europe/London'],
    'U.K.': ['United Kingdom', 'Europe/London'],
    UAE: ['United Arab Emirates', 'Asia/Dubai'],
    ny: ['New York', 'America/New_York'],
    NYC: ['New York City', 'America/New_York'],
    LA: ['Los Angeles', 'America/Los_Angeles'],
    'L.A.': ['Los Angeles', 'America/Los_Angeles'],
    sf: ['San Francisco', 'America/Los_Angeles'],
    dc: ['Washington, District of Columbia', 'America/New_York'],
    'Washington, D.C.': ['Washington, District of Columbia', 'America/New_York'],
    est: ['Eastern time', 'America/New_York'],
    GMT: ['UTC', 'UTC'],
  }
  for (const [typed, found] of Object.entries(wanted)) expect(first(typed), typed).toEqual(found)
  expect(findCities('uk').map(({ city }) => city)).toContain('Ukraine')
  expect(findCities('la').map(({ city }) => city)).toContain('Lagos')
})

test('Z2 a country that keeps several times is answered with each of them', () => {
  const states = ['New_York', 'Chicago', 'Denver', 'Los_Angeles', 'Anchorage'].map(city => `America/${city}`)
  for (const typed of ['us', 'U.S.', 'USA', 'United States'])
    expect(findCities(typed).map(({ zone }) => zone)).toEqual(
      expect.arrayContaining([...states, 'Pacific/Honolulu']),
    )
  expect(findCities('us').map(({ city }) => city)).toContain('Ushuaia')
  expect(findCities('canada')).toHaveLength(6)
})

test('Z2 every place that a short name stands for is one we know, and is said once', () => {
  for (const [short, names] of shortNames) {
    const cities = findCities(short).map(({ city }) => city)
    expect(cities.slice(0, names.length), short).toEqual(names)
    expect(new Set(cities).size, short).toBe(cities.length)
  }
})

test('Z2 of several cities with one name the one that a zone is called after comes first', () => {
  const cities = findCities('london').map(({ city }) => city)
  expect(cities.slice(0, 2)).toEqual(['London', 'London, Ontario'])
})

test('Z2 words that name no city find none, whatever they hold', () => {
  for (const typed of ['', '  ', '!!', 'xyzzy', '東京', '\0', '<script>', '%', 'constructor', '.*'])
    expect(findCities(typed), typed).toEqual([])
  expect(findCities('s').length).toBe(8)
})

test('Z2 every zone in our own lists is one that the runtime has rules for', () => {
  for (const zone of [
    ...Object.keys(citiesOfZones),
    ...Object.keys(countriesOfZones),
    ...Object.values(renamedZones),
  ])
    expect(parseZone(zone), zone).toBe(zone)
})

test('Z2 every zone the runtime names is found by the city it is called after', () => {
  const lost = Intl.supportedValuesOf('timeZone').filter(zone => {
    const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
    return !findCities(city).some(found => found.zone === presentZone(zone))
  })
  expect(lost).toEqual([])
})

test('Z5 a zone over a clock change is said with both names of its clocks, and with one where nothing changes', () => {
  const over = (name: string, first: string, last: string) => {
    const zone = parseZone(name)
    return zone && zoneOver(zoneName, [instant(Date.parse(first)), instant(Date.parse(last))], zone)
  }
  const [before, after] = ['2027-03-12T18:00:00Z', '2027-03-15T18:00:00Z']
  expect(over('America/Los_Angeles', before, after)).toBe('Pacific time, Los Angeles (PST, then PDT)')
  expect(over('Asia/Kathmandu', before, after)).toBe('Nepal time, Kathmandu (GMT+5:45)')
  expect(over('UTC', before, after)).toBe('UTC')
})

test('Z2 a zone is said by the name of its time and by its city', () => {
  const moment = instant(Date.parse('2026-12-01T17:30:00Z'))
  const names: Record<string, string> = {
    'America/Los_Angeles': 'Pacific time, Los Angeles (PST)',
    'Asia/Kathmandu': 'Nepal time, Kathmandu (GMT+5:45)',
    'Asia/Kolkata': 'India time, Kolkata (GMT+5:30)',
    'America/Phoenix': 'Mountain time, Phoenix (MST)',
    'America/Sao_Paulo': 'Brasilia time, São Paulo (GMT-3)',
    'Europe/London': 'United Kingdom time, London (GMT)',
    'Australia/Lord_Howe': 'Lord Howe time (GMT+11)',
    UTC: 'UTC',
  }
  for (const [name, words] of Object.entries(names)) {
    const zone = parseZone(name)
    expect(zone && zoneName(moment, zone), name).toBe(words)
  }
})

test('Z2 a city stands in the list once, however many lists and spellings know it', () => {
  for (const typed of [
    'london',
    'lisbon',
    'sao paulo',
    'kolkata',
    'kathmandu',
    'kyiv',
    'portland',
    'new york',
    'utc',
  ]) {
    const found = findCities(typed).map(({ city, zone }) => `${city} in ${zone}`)
    expect(found.length, typed).toBeGreaterThan(0)
    expect(
      new Set(found.map(one => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())).size,
      typed,
    ).toBe(found.length)
  }
})
