import { seal } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import { db, type Transaction } from '../db'
import { type Draft, draftPlace } from '../read/drafts'

/** Keeps what was typed into a form, sealed, for this browser; the sweep removes it after a day. */
export async function saveDraft(browserHash: string, form: string, draft: Draft): Promise<void> {
  const contentSealed = new Uint8Array(
    seal(JSON.stringify(draft), draftPlace(browserHash, form), env().encryptionKeys),
  )
  await db().$executeRaw`
    INSERT INTO draft (browser_hash, form, content_sealed, changed_at) VALUES (${browserHash}, ${form}, ${contentSealed}, practice_now())
    ON CONFLICT (browser_hash, form) DO UPDATE SET content_sealed = excluded.content_sealed, changed_at = excluded.changed_at`
}

export async function dropDraft(browserHash: string, form: string): Promise<void> {
  await db().draft.deleteMany({ where: { browserHash, form } })
}

/** Forgets all that was typed in one browser. */
export async function dropDraftsOf(tx: Transaction, browserHash: string): Promise<void> {
  await tx.draft.deleteMany({ where: { browserHash } })
}
