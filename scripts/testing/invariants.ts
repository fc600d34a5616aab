import { expect } from 'vitest'
import { db } from '@/lib/data/db'
import { findBroken } from '@/lib/data/read/invariants'

/** Every invariant of the book as SQL that finds nothing: run after every integration test. */
export async function expectSoundBook(): Promise<void> {
  expect(await findBroken(db())).toEqual([])
}
