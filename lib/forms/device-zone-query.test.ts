import { expect, test } from 'vitest'
import { readDeviceZoneQuery } from './device-zone-query'

const asked = {
  zone: 'Asia/Calcutta',
  shown: 'America/Los_Angeles',
  from: '2026-12-01T18:00:00Z',
  until: '2026-12-07T18:00:00Z',
}
const read = (more: Record<string, string> = {}) =>
  readDeviceZoneQuery(new URLSearchParams({ ...asked, ...more }))

test('Z2 a device may call its zone by a name that was given up', () => {
  expect(read()).toMatchObject({ ok: true, query: { zone: 'Asia/Kolkata', shown: 'America/Los_Angeles' } })
})

test.each([
  ['zone', 'Atlantis/Capital'],
  ['shown', ''],
  ['from', 'yesterday'],
  ['until', '2026-12-07'],
])('Z2 a %s that is none is named as what is wrong', (parameter, value) => {
  expect(read({ [parameter]: value })).toEqual({ ok: false, parameter, error: 'not-understood' })
})

test('Z2 a parameter that is missing or given twice is named as what is wrong', () => {
  expect(readDeviceZoneQuery(new URLSearchParams())).toMatchObject({ ok: false, parameter: 'zone' })
  const twice = new URLSearchParams([...Object.entries(asked), ['zone', 'UTC']])
  expect(readDeviceZoneQuery(twice)).toEqual({ ok: false, parameter: 'zone', error: 'given-twice' })
})
