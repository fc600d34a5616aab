import { headers } from 'next/headers'

/** The nonce of the answer that is being made, for a script of ours in the page; null when its policy has none. */
export async function findNonce(): Promise<string | null> {
  const policy = (await headers()).get('content-security-policy') ?? ''
  return /'nonce-([^']+)'/.exec(policy)?.[1] ?? null
}
