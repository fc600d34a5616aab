import { type APIRequestContext, expect } from '@playwright/test'
import { waitForLetter } from './mailbox'
import { newAddress, newNetwork } from './visitor'

type Place = {
  readonly publicUrl: string
  /** Where the practice's letters arrive; that of the practice all journeys of this lane visit, when none is named. */
  readonly mailboxPort?: number
}

/** Asks for a code and gives it back as the forms do, up to the session in this context. Answers with where the sign-in leads. */
export async function signInByHttp(
  request: APIRequestContext,
  { publicUrl, mailboxPort }: Place,
  next: string,
): Promise<string> {
  const email = newAddress()
  const headers = { origin: publicUrl, 'x-forwarded-for': newNetwork() }
  await request.get(`${publicUrl}/sign-in?next=${encodeURIComponent(next)}`, { headers })
  const asked = await request.post(`${publicUrl}/sign-in`, {
    headers: { ...headers, accept: 'application/json' },
    data: { email, next },
  })
  expect(asked.status()).toBe(202)
  const { text } = await waitForLetter(email, /code/i, mailboxPort)
  const proved = await request.post(`${publicUrl}/sign-in/proof`, {
    headers,
    form: { code: /\b\d{6}\b/.exec(text)?.[0] ?? '' },
    maxRedirects: 0,
  })
  expect(proved.status()).toBe(303)
  return new URL(proved.headers().location ?? '', publicUrl).href
}
