import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { widenPractice } from '@/scripts/bench/bench-practice'
import { openPractice, type TestPractice } from '@/scripts/testing/seeded-practice'
import { listOpenTimes, type OpenTimesQuery } from './list-open-times'

let practice: TestPractice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

const query: OpenTimesQuery = {
  ...{ service: 'consultation', therapist: 'any', place: null, party: null, state: 'OR' },
  ...{ from: null, days: 60, zone: null },
}

async function countStatements(): Promise<{ statements: number; therapists: number }> {
  // Whoever asks for them, and by whatever method: this is what goes out to the database.
  const asked = vi.spyOn(Client.prototype, 'query')
  try {
    const times = await listOpenTimes(query)
    const free = times.ok ? times.slots.flatMap(({ therapists }) => therapists) : []
    return { statements: asked.mock.calls.length, therapists: new Set(free).size }
  } finally {
    asked.mockRestore()
  }
}

test('G7 the times of sixty days take two statements, however many therapists there are', async () => {
  const before = await countStatements()
  await widenPractice(practice.url)
  const after = await countStatements()
  expect([before.statements, after.statements]).toEqual([2, 2])
  expect(before.therapists).toBeLessThan(10)
  expect(after.therapists).toBe(10)
})

test('a therapist who is not known is refused by name, and one who is known is free alone', async () => {
  expect(await listOpenTimes({ ...query, therapist: 'nobody' })).toEqual({
    ok: false,
    reason: 'unknown-therapist',
  })
  const times = await listOpenTimes({ ...query, therapist: 'bench-1' })
  const free = times.ok ? times.slots.flatMap(({ therapists }) => therapists) : []
  expect([...new Set(free)]).toEqual(['bench-1'])
})
