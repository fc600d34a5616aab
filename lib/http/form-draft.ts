import { cookies } from 'next/headers'
import { acceptToken, cookieName } from '@/lib/auth/cookies'
import { hashToken } from '@/lib/crypto/tokens'
import { type Draft, findDraft } from '@/lib/data/read/drafts'

/** The hash of this browser's cookie for a page that is being shown; null when it brought none. */
export async function findBrowserHash(): Promise<string | null> {
  const token = acceptToken((await cookies()).get(cookieName('browser'))?.value)
  return token === null ? null : hashToken(token)
}

const nothing: Draft = { values: {}, errors: {}, notice: null }

/** What came back to a form in this browser: nothing when it was not sent yet, or was right. */
export async function findFormDraft(form: string): Promise<Draft> {
  const browserHash = await findBrowserHash()
  return (browserHash === null ? null : await findDraft(browserHash, form)) ?? nothing
}
