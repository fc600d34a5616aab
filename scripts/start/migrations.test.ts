import { expect, test } from 'vitest'
import { explainRefusal, planMigrations } from './migrations'

const first = { name: '0001_first', sql: 'select 1', checksum: 'a' }
const second = { name: '0002_second', sql: 'select 2', checksum: 'b' }

test('An empty database still needs every migration', () => {
  expect(planMigrations([first, second], [])).toEqual({ ok: true, pending: [first, second] })
})

test('A migration that comes before an applied one is still pending', () => {
  const applied = [{ name: '0002_second', checksum: 'b', isFinished: true }]
  expect(planMigrations([first, second], applied)).toEqual({ ok: true, pending: [first] })
})

test('Each refusal is one sentence that names the migration and says that nothing was changed', () => {
  for (const reason of ['changed', 'unknown', 'unfinished'] as const) {
    const sentence = explainRefusal({ ok: false, reason, name: '0001_first' })
    expect(sentence).toMatch(/^[A-Z][^.\n]*0001_first[^.\n]*nothing was changed\.$/)
  }
})
