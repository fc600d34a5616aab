import { expect, test } from 'vitest'
import { proveKills } from './rounds'
import { openServerVictim, openWholeVictim } from './victims'

const rounds = 3

test('X9 after kill -9 of the server during bookings every acknowledged appointment is there with its letter, and who was cut off gets theirs', async () => {
  const { counts, broken } = await proveKills(openServerVictim, rounds)
  expect(broken).toEqual([])
  expect(counts).toMatchObject({ kills: rounds })
  expect(counts.acknowledged).toBeGreaterThan(0)
}, 300_000)

test('X9 after kill -9 of every process of a start, its database too, the next start has every acknowledged appointment and its letter', async () => {
  const { counts, broken } = await proveKills(openWholeVictim, rounds)
  expect(broken).toEqual([])
  expect(counts).toMatchObject({ kills: rounds })
  expect(counts.acknowledged).toBeGreaterThan(0)
}, 300_000)
