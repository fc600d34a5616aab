import { findDraft } from '@/lib/data/read/drafts'
import { readNow } from '@/lib/data/transaction'
import { dropDraft, saveDraft } from '@/lib/data/write/drafts'
import type { StaffActor } from '@/lib/domain/people/role'

const form = 'staff-recovery-codes'
const lifetimeMs = 15 * 60_000

/** Keeps fresh codes, sealed, for the page that shows them: the database has only their hashes otherwise. */
export async function keepRecoveryCodes(
  browserHash: string,
  staffId: string,
  codes: string[],
): Promise<void> {
  const until = String((await readNow()).getTime() + lifetimeMs)
  const values = { staffId, codes: codes.join(' '), until }
  await saveDraft(browserHash, form, { values, errors: {}, notice: null })
}

/** The fresh codes of this member of staff in the browser that joined, until they are put away or fifteen minutes are over; else none. */
export async function showRecoveryCodes(browserHash: string | null, actor: StaffActor): Promise<string[]> {
  const draft = browserHash === null ? null : await findDraft(browserHash, form)
  const { staffId, codes = '', until } = draft?.values ?? {}
  if (staffId !== actor.staffId || Number(until) <= (await readNow()).getTime()) return []
  return codes.split(' ')
}

/** Puts the codes away for good: nobody can show them again. */
export const putRecoveryCodesAway = (browserHash: string): Promise<void> => dropDraft(browserHash, form)
