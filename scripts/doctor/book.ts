import { db } from '@/lib/data/db'
import { findBroken } from '@/lib/data/read/invariants'
import { type Finding, ill, well } from './finding'

const patience = 10 * 60_000

/** Every invariant of the book that SQL can see. A long book may take its time here, and keeps nobody waiting. */
export async function examineBook(): Promise<readonly Finding[]> {
  const broken = await db().$transaction(
    async tx => {
      await tx.$executeRaw`SET LOCAL statement_timeout = '10min'`
      return findBroken(tx)
    },
    { timeout: patience },
  )
  if (broken.length === 0) return [well('book', 'every invariant holds')]
  return broken.map(({ invariant, promise, rows, examples }) => {
    const words = `${invariant} is broken in ${rows} rows, such as ${examples.join(', ')}: ${promise}`
    return ill(
      'book',
      words,
      'Make a backup, put these appointments right with the people concerned, and report it.',
    )
  })
}
