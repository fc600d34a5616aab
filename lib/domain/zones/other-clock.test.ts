import { expect, test } from 'vitest'
import { type Instant, parseInstant, parseZone, type Zone } from '../time/types'
import { otherClock } from './other-clock'

function zone(name: string): Zone {
  const known = parseZone(name)
  if (known === null) throw new Error(`${name} is no zone.`)
  return known
}

function at(text: string): Instant {
  const moment = parseInstant(text)
  if (moment === null) throw new Error(`${text} is no moment.`)
  return moment
}

const shown = zone('America/Los_Angeles')
const winter = at('2026-12-01T18:00:00Z')

test('Z2 a device whose clocks differ from the list is called by its zone’s name', () => {
  expect(otherClock(zone('Asia/Kathmandu'), shown, [winter, winter])).toBe('Nepal time, Kathmandu (GMT+5:45)')
})

test('Z2 a zone of another name with the same clocks is nothing to offer', () => {
  expect(otherClock(zone('America/Tijuana'), shown, [winter, winter])).toBeNull()
})

test('Z2 two zones that part before the last time of the list are two', () => {
  // Phoenix knows no summer time: with Denver it agrees until March 8, 2027 and no longer.
  const moments = [at('2027-03-10T18:00:00Z'), at('2027-03-20T18:00:00Z')] as const
  expect(otherClock(zone('America/Phoenix'), zone('America/Denver'), moments)).not.toBeNull()
  expect(otherClock(zone('America/Phoenix'), zone('America/Denver'), [moments[0], moments[0]])).toBeNull()
})
