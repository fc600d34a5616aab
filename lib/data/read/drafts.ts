import { open } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import { db } from '../db'

/** What came back to a form: the words typed and what was wrong with them, and the sealed moment at which it was shown first. */
export type Draft = {
  values: Record<string, string>
  errors: Record<string, string>
  notice: string | null
  shown?: string | undefined
}

/** Where a sealed draft lives. */
export const draftPlace = (browserHash: string, form: string) => `draft/content/${browserHash}/${form}`

/** What this browser typed into a form that came back within a day; null when nothing did. */
export async function findDraft(browserHash: string, form: string): Promise<Draft | null> {
  const rows = await db().$queryRaw<{ content_sealed: Uint8Array }[]>`
    SELECT content_sealed FROM draft WHERE browser_hash = ${browserHash} AND form = ${form} AND changed_at > practice_now() - interval '1 day'`
  const row = rows[0]
  if (row === undefined) return null
  // Written by saveDraft under authenticated encryption, so its shape is known.
  return JSON.parse(open(row.content_sealed, draftPlace(browserHash, form), env().encryptionKeys)) as Draft
}
