import { getPracticeContent } from '@/lib/content/practice'
import { inTransaction } from '@/lib/data/transaction'
import { hasPractice, type Seeded, writePractice } from '@/lib/data/write/seed'

/**
 * Loads the practice of `content/` into the database. At a start (`empty-only`) a database that has a practice is left alone;
 * `update` brings rows that nobody edited up to the files and names those it kept.
 */
export async function seedPractice(mode: 'empty-only' | 'update' = 'empty-only'): Promise<Seeded> {
  const content = getPracticeContent()
  return inTransaction(async tx => {
    if (mode === 'empty-only' && (await hasPractice(tx))) return { inserted: 0, kept: [] }
    return writePractice(tx, content)
  })
}
