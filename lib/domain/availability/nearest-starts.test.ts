import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { instant } from '../time/types'
import { dayMs } from '../time/wall-clock'
import { listLawfulPlaces } from './booking-query'
import { mostAlternatives, nearestStarts } from './nearest-starts'
import { listPlaces, openSlots } from './open-slots'
import { at, consultation, everyDay, facts, therapist } from './testing/facts-for-tests'
import { anySituation } from './testing/random-facts'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

test('B6 a refusal names the nearest offered times of the whole horizon, wherever the search for them ended', () => {
  let named = 0
  fc.assert(
    fc.property(anySituation, fc.integer({ min: -40, max: 40 }), ({ facts, query, now }, hours) => {
      const [service] = facts.services
      if (service === undefined) return
      const start = instant(query.from + hours * 3_600_000)
      const { place, party, except } = query
      const ignored = except === undefined ? {} : { except }
      const request = { service: service.slug, start, place, party, state: 'OR', ...ignored }
      const horizon = instant(now + service.horizonDays * dayMs)
      const places = listLawfulPlaces(facts, request, listPlaces(service, query.place))
      const asked = { ...query, therapist: 'any', state: 'OR', from: now, until: horizon } as const
      const all = places.flatMap(place => openSlots(facts, { ...asked, place }, now))
      const near = nearestStarts(facts, request, service, now)
      named += near.length
      expect(near).toEqual(near.toSorted((a, b) => a - b))
      expect(near).toHaveLength(Math.min(mostAlternatives, new Set(all.map(slot => slot.start)).size))
      const farthest = Math.max(0, ...near.map(one => Math.abs(one - start)))
      const nearer = all.filter(slot => Math.abs(slot.start - start) < farthest).map(slot => slot.start)
      expect(near).toEqual(expect.arrayContaining([...new Set(nearer)]))
    }),
    { numRuns: 60 },
  )
  expect(named).toBeGreaterThan(60)
})

test('B6 when the days around are full, times of a later week are named', () => {
  const from = at('2026-03-02T16:00Z')
  const leave = [{ start: from, end: instant(from + 20 * dayMs) }]
  const away = facts({ therapists: [therapist('ana', { hours: everyDay('09:00', '17:00'), leave })] })
  const request = { service: consultation.slug, start: from, place: null, party: 1, state: 'OR' } as const
  const near = nearestStarts(away, request, consultation, from)
  expect(near).toHaveLength(mostAlternatives)
  expect(near.at(0)).toBeGreaterThanOrEqual(instant(from + 20 * dayMs))
})
