import { type ChallengeShown, findChallenge, findLink, type LinkShown } from '@/lib/data/read/challenges'

/** Where this browser's last sign-in code went; the same whether anybody with that address was ever here. */
export async function showSignIn(browserHash: string | null): Promise<ChallengeShown | null> {
  return browserHash === null ? null : findChallenge('sign-in', browserHash)
}

/** What the page behind a sign-in link says before its button is pressed; null when the link is over. Changes nothing (N6, T6). */
export function showSignInLink(linkToken: string, browserHash: string | null): Promise<LinkShown | null> {
  return findLink(linkToken, browserHash)
}
