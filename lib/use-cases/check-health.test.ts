import { expect, test } from 'vitest'
import { judgeHealth } from './check-health'
import { zoneRules } from './wall-start'

const known = ['0001_first', '0002_second']
const applied = (...names: string[]) => names.map(name => ({ name, isFinished: true }))
const whole = { reachable: true, migrations: applied(...known), mailFailingSince: null } as const

test('The practice is ready when the database answers and holds exactly the migrations of this version', () => {
  expect(judgeHealth(known, whole)).toEqual({ ready: true, wrong: [], zoneRules })
})

test('The practice is not ready while the database gives no answer', () => {
  expect(judgeHealth(known, { reachable: false })).toEqual({ ready: false, wrong: ['database'], zoneRules })
})

test.each([
  ['a migration is missing', applied('0001_first')],
  ['nothing was applied', []],
  ['a migration of a newer version is there', applied(...known, '0003_newer')],
  [
    'one was begun and never finished',
    [...applied('0001_first'), { name: '0002_second', isFinished: false }],
  ],
])('The practice is not ready when %s', (_, migrations) => {
  expect(judgeHealth(known, { ...whole, migrations })).toEqual({
    ready: false,
    wrong: ['migrations'],
    zoneRules,
  })
})

test('Letters that cannot leave are told with their time, and close nothing', () => {
  const since = new Date('2026-11-22T10:00:00Z')
  expect(judgeHealth(known, { ...whole, mailFailingSince: since })).toEqual({
    ready: true,
    wrong: ['mail'],
    mailFailingSince: '2026-11-22T10:00:00.000Z',
    zoneRules,
  })
})

test('Z6 the health page says by which release of the zone rules the practice computes', () => {
  expect(judgeHealth(known, whole).zoneRules).toBe(process.versions.tz)
})
