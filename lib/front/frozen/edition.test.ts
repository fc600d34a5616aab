import { expect, test } from 'vitest'
import { parseZone } from '@/lib/domain/time/types'
import { followEdition } from './edition'

function follow(changes: string[]) {
  const zone = parseZone('America/Los_Angeles')
  if (zone === null) throw new Error('no zone')
  return followEdition(changes, zone)
}
const hour = Date.parse('2026-11-18T16:00:00Z')

test('R11 an edition ends with the very millisecond of an article’s hour, by the practice’s wall', () => {
  const edition = follow(['2026-11-18T08:00'])
  const before = edition.at(hour - 1)
  expect(edition.at(hour - 3_600_000)).toBe(before)
  expect(edition.at(hour)).not.toBe(before)
  expect(edition.at(hour + 86_400_000)).toBe(edition.at(hour))
})

test('R11 a clock that is set back brings the edition of that time back', () => {
  const edition = follow(['2026-11-18T08:00'])
  const before = edition.at(hour - 1)
  edition.at(hour)
  expect(edition.at(hour - 1)).toBe(before)
})

test('X1 a new version of the site is a new edition; a version that cannot be asked for is none', () => {
  const edition = follow([])
  edition.setVersion(3)
  const known = edition.at(hour)
  edition.setVersion(null)
  edition.setVersion(3)
  expect(edition.at(hour)).toBe(known)
  edition.setVersion(4)
  expect(edition.at(hour)).not.toBe(known)
})
